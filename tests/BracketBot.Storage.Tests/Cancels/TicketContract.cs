using BracketBot.Core;
using BracketBot.Core.Cancels;
using BracketBot.Core.Commits;
using BracketBot.Core.Orders;
using BracketBot.Storage.Tests.Places;
using BracketBot.Tests.Shared;

namespace BracketBot.Storage.Tests.Cancels;

public sealed class LiteTicketTests() : TicketContract(new LitePlace());

public sealed class PostgresTicketTests(PostgresServer server) : TicketContract(new PostgresPlace(server));

public abstract class TicketContract(Place place) : StorageContract(place)
{
    public static TheoryData<BrokerError> EveryError =>
    [
        new BrokerError.NotLoggedIn(41_003, "Token expired"), new BrokerError.NotLoggedIn(null, ""), new BrokerError.OrderNotFound(44_000, "No such \"order\" \u20b9"),
        new BrokerError.Refused(null, "RMS"), new BrokerError.RateLimited(TimeSpan.FromMilliseconds(1_500)),
        new BrokerError.RateLimited(null), new BrokerError.Unavailable(new RequestFailure(FailureKind.ConnectionRefused)), new BrokerError.OutcomeUnknown(new RequestFailure(FailureKind.NoAnswerInTime, 7000)),
        new BrokerError.OutcomeUnknown(new RequestFailure(FailureKind.HttpStatus, 502), "Bad gateway"),
    ];

    [Fact]
    public async Task Add_New_ComesBackWhole()
    {
        var ticket = Given.Ticket();

        await GivenAsync(new AddTicket(ticket));
        await ReopenAsync();

        await AssertStoredAsync(ticket);
    }

    [Fact]
    public async Task Add_WithNothingThatMayBeMissing_ComesBackWhole()
    {
        var plain = Given.Ticket();
        plain = plain with
        {
            Chat = plain.Chat with { ThreadId = null },
            Bracket = plain.Bracket with { TargetPrice = null, StopPrice = null, TrailBy = null, Legs = [plain.ShownLeg with { Price = null, ExchangeTime = null }] },
        };

        await GivenAsync(new AddTicket(plain));

        await AssertStoredAsync(plain);
    }

    [Theory]
    [MemberData(nameof(EveryError), DisableDiscoveryEnumeration = true)]
    public async Task Save_AnsweredWithAnError_ComesBackWhole(BrokerError error)
    {
        var ticket = Given.Ticket();
        await GivenAsync(new AddTicket(ticket));
        var answered = ticket with { State = TicketState.Looking, Answer = new BrokerAnswer(Given.At(0.1), Given.At(7.1), null, error), Version = 2 };

        await GivenAsync(new SaveTicket(answered));

        await AssertStoredAsync(answered);
    }

    [Fact]
    public async Task Save_TakenAndSettled_ComesBackWhole()
    {
        var ticket = Given.Ticket();
        await GivenAsync(new AddTicket(ticket));
        var taken = ticket with
        {
            State = TicketState.Answered,
            Answer = new BrokerAnswer(Given.At(0.1), Given.At(0.123), new CancelTaken("Order cancelled"), null),
            Version = 2,
        };
        await GivenAsync(new SaveTicket(taken));
        await AssertStoredAsync(taken);
        var settled = taken with
        {
            State = TicketState.Settled,
            Outcome = CancelOutcome.AlreadyFilled,
            Aftermath = new Aftermath(
                Given.At(1), new LegChange(Given.Leg("ENTRY"), Given.Leg("ENTRY", "COMPLETE")),
                [new LegChange(Given.Leg("SECOND"), null), new LegChange(null, Given.Leg("FOURTH"))]),
            SettledAt = Given.At(2),
            Version = 3,
        };

        await GivenAsync(new SaveTicket(settled));
        await ReopenAsync();

        await AssertStoredAsync(settled);
    }

    [Theory]
    [InlineData(CancelOutcome.Cancelled)]
    [InlineData(CancelOutcome.Refused)]
    [InlineData(CancelOutcome.NotLoggedIn)]
    [InlineData(CancelOutcome.AlreadyCancelled)]
    [InlineData(CancelOutcome.NotSent)]
    [InlineData(CancelOutcome.StillOpen)]
    [InlineData(CancelOutcome.Unknown)]
    public async Task Save_Outcome_ComesBack(CancelOutcome outcome)
    {
        await GivenAsync(new AddTicket(Given.Ticket()));

        await GivenAsync(new SaveTicket(Given.Ticket().Settled() with { Outcome = outcome }));

        Assert.Equal(outcome, (await Database.Tickets.FindAsync(Given.Ticket().Id, Never))?.Outcome);
    }

    [Fact]
    public async Task Find_Unknown_IsNull() => Assert.Null(await Database.Tickets.FindAsync(new TicketId("none"), Never));

    [Fact]
    public async Task Add_SameConfirmation_IsAlreadyConfirmedForEver()
    {
        await GivenAsync(new AddTicket(Given.Ticket()));
        var again = new AddTicket(Given.Ticket("t2", leg: "SECOND"));

        Assert.Equal(CommitResult.AlreadyConfirmed, await CommitAsync(again));
        await GivenAsync(new SaveTicket(Given.Ticket().Settled()));

        Assert.Equal(CommitResult.AlreadyConfirmed, await CommitAsync(again));
        Assert.Null(await Database.Tickets.FindAsync(new TicketId("t2"), Never));
    }

    [Fact]
    public async Task Add_OtherPartOfTheConfirmation_IsAnother()
    {
        var ticket = Given.Ticket();
        await GivenAsync(new AddTicket(ticket));

        await GivenAsync(new AddTicket(Given.TicketOf(2) with { Origin = ticket.Origin with { Confirmation = "2" } }));
        await GivenAsync(new AddTicket(Given.TicketOf(3) with { Origin = ticket.Origin with { Id = "d2" } }));
        await GivenAsync(new AddTicket(Given.TicketOf(4) with { Origin = ticket.Origin with { Kind = "alert" } }));
    }

    [Fact]
    public async Task Add_LegOfAnUnsettledTicket_IsBusyUntilSettled()
    {
        var first = Given.Ticket();
        var second = new AddTicket(Given.Ticket("t2", confirmation: "2"));
        await GivenAsync(new AddTicket(first));

        Assert.Equal(CommitResult.LegBusy, await CommitAsync(second));
        await GivenAsync(new SaveTicket(first with { State = TicketState.Looking, Version = 2 }));
        Assert.Equal(CommitResult.LegBusy, await CommitAsync(second));
        await GivenAsync(new SaveTicket((first with { Version = 2 }).Settled()));

        Assert.Equal(CommitResult.Committed, await CommitAsync(second));
        Assert.Equal(CommitResult.LegBusy, await CommitAsync(new AddTicket(Given.Ticket("t3", confirmation: "3"))));
    }

    [Fact]
    public async Task Add_AnotherLegOrClient_IsNotBusy()
    {
        var first = Given.Ticket();
        await GivenAsync(new AddTicket(first));

        await GivenAsync(new AddTicket(Given.Ticket("t2", leg: "SECOND", confirmation: "2")));
        await GivenAsync(new AddTicket(Given.Ticket("t3", confirmation: "3", client: "YA0003")));
        await GivenAsync(new AddTicket(
            Given.Ticket("t4", confirmation: "4") with { Leg = first.Leg with { ExchangeOrderId = new ExchangeOrderId("1100000012461399") } }));
        await GivenAsync(new AddTicket(Given.Ticket("t5", confirmation: "5") with { Leg = first.Leg with { OmsOrderId = new OmsOrderId("1") } }));
    }

    [Fact]
    public async Task Add_SameConfirmationByManyAtOnce_OneTicket()
    {
        var results = await AtOnceAsync(50, i => new AddTicket(Given.Ticket($"t{i}", client: $"C{i}")));

        Assert.Single(results, CommitResult.Committed);
        Assert.Equal(49, results.Count(r => r == CommitResult.AlreadyConfirmed));
        Assert.Equal(1L, await Place.CountAsync(Database, Stored.Tickets));
    }

    [Fact]
    public async Task Add_SameLegByManyAtOnce_OneTicket()
    {
        var results = await AtOnceAsync(50, i => new AddTicket(Given.Ticket($"t{i}", confirmation: $"{i}")));

        Assert.Single(results, CommitResult.Committed);
        Assert.Equal(49, results.Count(r => r == CommitResult.LegBusy));
    }

    [Fact]
    public async Task Save_ManyWritersAtOnce_OneWinsEachVersion()
    {
        await GivenAsync(new AddTicket(Given.Ticket()));

        for (var version = 2; version < 6; version++)
        {
            var results = await AtOnceAsync(50, i => new SaveTicket(Given.Ticket() with
            {
                Version = version,
                Answer = new BrokerAnswer(Given.Now, Given.Now, new CancelTaken($"writer {i}"), null),
            }));

            var winner = Array.IndexOf(results, CommitResult.Committed);
            Assert.Single(results, CommitResult.Committed);
            Assert.Equal(49, results.Count(r => r == CommitResult.Conflict));
            var stored = await Database.Tickets.FindAsync(Given.Ticket().Id, Never);
            Assert.Equal((version, $"writer {winner}"), (stored?.Version, stored?.Answer?.Taken?.Message));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Save_NotTheNextVersion_IsConflict(int version)
    {
        await GivenAsync(new AddTicket(Given.Ticket()));

        Assert.Equal(CommitResult.Conflict, await CommitAsync(new SaveTicket(Given.Ticket().Settled() with { Version = version })));

        await AssertStoredAsync(Given.Ticket());
    }

    [Fact]
    public async Task Save_NeverAdded_IsConflict() => Assert.Equal(CommitResult.Conflict, await CommitAsync(new SaveTicket(Given.Ticket() with { Version = 2 })));

    private async Task<CommitResult[]> AtOnceAsync(int writers, Func<int, Write> write) =>
        await Task.WhenAll(Enumerable.Range(0, writers).Select(i => Task.Run(() => CommitAsync(write(i)), Never)));

    private async Task AssertStoredAsync(CancelTicket expected)
    {
        var stored = await Database.Tickets.FindAsync(expected.Id, Never);
        Assert.NotNull(stored);
        Assert.Equivalent(expected, stored, strict: true);

        // Equivalent looks at the members that are declared; which error it is, is a matter of the type.
        Assert.Equal(expected.Answer, stored.Answer);
    }
}
