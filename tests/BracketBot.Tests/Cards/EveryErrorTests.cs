using BracketBot.Cards;
using BracketBot.Core.Cancels;

namespace BracketBot.Tests.Cards;

/// <summary>An error that is new to the bot has to be named wherever one is told from the others: this fails until it is.</summary>
public sealed class EveryErrorTests
{
    private static readonly Dictionary<BrokerError, CancelOutcome?> Outcomes = new()
    {
        [new BrokerError.NotLoggedIn(41000, "over")] = CancelOutcome.NotLoggedIn,
        [new BrokerError.OrderNotFound(44001, "no such order")] = CancelOutcome.Refused,
        [new BrokerError.Refused(44000, "no")] = CancelOutcome.Refused,
        [new BrokerError.AccessDenied(AccessReason.Address, 403, "not from here")] = CancelOutcome.Refused,
        [new BrokerError.RateLimited(null, "slowly")] = CancelOutcome.Refused,
        [new BrokerError.Unavailable(new RequestFailure(FailureKind.ConnectionRefused))] = CancelOutcome.NotSent,
        [new BrokerError.OutcomeUnknown(new RequestFailure(FailureKind.NoAnswerInTime, 7000))] = null,
    };

    [Fact]
    public void Errors_AllOfThem_AreListedHere() => Assert.Equal(
        typeof(BrokerError).GetNestedTypes().Where(t => t.IsSubclassOf(typeof(BrokerError))).Select(t => t.Name).Order(StringComparer.Ordinal),
        Outcomes.Keys.Select(e => e.GetType().Name).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Errors_AllOfThem_HaveWordsAndTheOutcomeThatTheyGive() => Assert.All(Outcomes, row =>
    {
        Assert.NotEmpty(ErrorLines.Headline(row.Key));
        Assert.NotEmpty(ErrorLines.Word(row.Key));
        Assert.NotNull(ErrorLines.Advice(row.Key));
        Assert.Equal(row.Value, Verdict.OutcomeOf(row.Key));
    });
}
