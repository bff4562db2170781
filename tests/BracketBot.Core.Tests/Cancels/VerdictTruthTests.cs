using BracketBot.Core.Cancels;
using CsCheck;

namespace BracketBot.Core.Tests.Cancels;

/// <summary>The verdict never contradicts the truth, and is "not known" only where the evidence allows two truths.</summary>
public class VerdictTruthTests
{
    private const int Cases = 100_000;

    [Fact]
    public void Verdict_OfAnyEvidence_NeverContradictsTheTruth() => LossyBroker.Sayings.Sample(Check, iter: Cases, threads: 1);

    private static void Check(Saying saying)
    {
        var verdict = saying.Verdict();
        var outcome = verdict.Outcome ?? (saying.IsLate ? Verdict.WhenTimeIsUp(saying.Ticket, verdict.Aftermath) : null);
        var (end, after) = (saying.Truth.End, verdict.Aftermath.Leg.After);
        var isTrue = outcome switch
        {
            CancelOutcome.AlreadyFilled => end == LegTruth.Fate.Filled,
            CancelOutcome.Cancelled or CancelOutcome.AlreadyCancelled => end == LegTruth.Fate.Cancelled,
            CancelOutcome.UnderWay => end == LegTruth.Fate.UnderWay,
            CancelOutcome.Ended => end == LegTruth.Fate.Lapsed,
            CancelOutcome.StillOpen => end == LegTruth.Fate.Open,

            // The broker's own word; what the leg is beside it is seen below.
            CancelOutcome.Refused => saying.Answer?.Error is BrokerError.Refused,
            CancelOutcome.Unknown => saying.Possible.Count() > 1,
            null => !saying.IsLate,
            _ => false,
        };
        Assert.True(isTrue, $"{outcome}, and it is {saying.Truth}: {Told(saying)}");
        Assert.False(after is { IsOpen: true } && saying.Truth.IsOver, $"said to stand, and it is {saying.Truth}: {Told(saying)}");
        if (outcome is CancelOutcome.Cancelled or CancelOutcome.AlreadyCancelled or CancelOutcome.Ended or CancelOutcome.AlreadyFilled)
        {
            Assert.NotNull(after);
            Assert.True(
                after.FilledQuantity == saying.Truth.Filled || (after.FillIsUntold && !after.IsFilled && after.FilledQuantity < saying.Truth.Filled),
                $"{after.FilledQuantity} said to be filled, and it is {saying.Truth}: {Told(saying)}");
        }
    }

    private static string Told(Saying saying) => $"pending {Rows(saying.Pending)}, completed {Rows(saying.Completed)}, history {Rows(saying.History)}, {saying.Answer}";

    private static string Rows(IReadOnlyList<Core.Orders.OrderRow>? rows) =>
        rows is null ? "unread" : $"[{string.Join(", ", rows.Select(r => $"{r.OrderStatus} {r.FilledQuantity}"))}]";
}
