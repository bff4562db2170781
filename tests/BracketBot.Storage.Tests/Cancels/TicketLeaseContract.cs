using BracketBot.Core;
using BracketBot.Core.Cancels;
using BracketBot.Storage.Tests.Places;
using BracketBot.Tests.Shared;

namespace BracketBot.Storage.Tests.Cancels;

public sealed class SqliteTicketLeaseTests() : TicketLeaseContract(new SqlitePlace())
{
    [Fact]
    public async Task TakeOver_LeasedBeforeTheFileWasOpened_IsTakenAtOnce()
    {
        await GivenTicketsAsync(1);

        Assert.Equal(["t000"], await TakeAsync(Given.Other, at: 1));
    }
}

public sealed class PostgresTicketLeaseTests(PostgresServer server) : TicketLeaseContract(new PostgresPlace(server))
{
    [Fact]
    public async Task TakeOver_AnotherHoldsIt_WaitsForTheLeaseToEnd()
    {
        await GivenTicketsAsync(1);

        Assert.Empty(await TakeAsync(Given.Other, at: 29.999));
        Assert.Equal(["t000"], await TakeAsync(Given.Other, at: 30));
    }

    [Fact]
    public async Task TakeOver_BySeveralProcessesAtOnce_EachTicketOnce()
    {
        await GivenTicketsAsync(60);

        var taken = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() => TakeAsync(new OwnerId($"process-{i}"), at: 31, limit: 10), Never)));

        // A ticket that another process is just taking is passed over, so the last may get none; but none is taken twice.
        var all = taken.SelectMany(t => t).ToList();
        Assert.Equal(all.Distinct(), all);
        Assert.All(taken, t => Assert.InRange(t.Count, 0, 10));
        all.AddRange(await TakeAsync(Given.Me, at: 31, limit: 100));
        Assert.Equal(60, all.Distinct().Count());
        Assert.Equal(60, all.Count);
    }

    [Fact]
    public async Task TakeOver_TheServerTakesTheTableForSmaller_KeepsToTheLimit()
    {
        await GivenTicketsAsync(1);
        await Place.ExecuteAsync("VACUUM ANALYZE tickets");
        await GivenAsync([.. Enumerable.Range(1, 2).Select(i => new AddTicket(Given.TicketOf(i), Given.At(30)))]);

        Assert.Equal(["t000"], await TakeAsync(Given.Me, at: 31, limit: 1));
    }

    [Fact]
    public async Task Renew_TakenOverMeanwhile_StaysWithTheNewHolder()
    {
        await GivenTicketsAsync(1);
        await TakeAsync(Given.Other, at: 30, until: 60);

        await Database.Tickets.RenewAsync(Given.Me, [new TicketId("t000")], Given.At(600), Never);

        Assert.Empty(await TakeAsync(Given.Me, at: 59.999));
        Assert.Equal(["t000"], await TakeAsync(Given.Me, at: 60));
    }
}

/// <summary>Who looks after a ticket whose process is gone.</summary>
public abstract class TicketLeaseContract(Place place) : StorageContract(place)
{
    [Fact]
    public async Task TakeOver_OwnLeaseRuns_TakesNothing()
    {
        await GivenTicketsAsync(1);

        Assert.Empty(await TakeAsync(Given.Me, at: 29.999));
    }

    [Fact]
    public async Task TakeOver_LeaseEnded_TakesItAndLeavesTheOwner()
    {
        await GivenTicketsAsync(1);

        var taken = Assert.Single(await Database.Tickets.TakeOverAsync(Given.Other, Given.At(30), Given.At(60), 10, Never));

        Assert.Equivalent(Given.TicketOf(0), taken, strict: true);
        Assert.Equal(Given.Me, taken.Owner);
        Assert.Equal(Given.Me, (await Database.Tickets.FindAsync(taken.Id, Never))?.Owner);
    }

    [Fact]
    public async Task TakeOver_TakenOver_IsHeldUntilThatLeaseEnds()
    {
        await GivenTicketsAsync(1);
        Assert.Equal(["t000"], await TakeAsync(Given.Other, at: 30, until: 60));

        Assert.Empty(await TakeAsync(Given.Other, at: 59.999));
        Assert.Equal(["t000"], await TakeAsync(Given.Other, at: 60));
    }

    [Fact]
    public async Task TakeOver_Settled_IsNobodysConcern()
    {
        await GivenTicketsAsync(1);
        await GivenAsync(new SaveTicket(Given.TicketOf(0).Settled()));

        Assert.Empty(await TakeAsync(Given.Other, at: 1000));
    }

    [Theory]
    [InlineData(TicketState.Open)]
    [InlineData(TicketState.Answered)]
    [InlineData(TicketState.Looking)]
    public async Task TakeOver_AnyStateWithoutOutcome_TakesIt(TicketState state)
    {
        await GivenTicketsAsync(1);
        await GivenAsync(new SaveTicket(Given.TicketOf(0) with { State = state, Version = 2 }));

        Assert.Equal(["t000"], await TakeAsync(Given.Other, at: 30));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(30)]
    public async Task TakeOver_MoreThanTheLimit_TakesNoMoreAndTheRestLater(int limit)
    {
        await GivenTicketsAsync(30);
        var all = new List<string>();

        for (var i = 0; i < 30; i += limit)
        {
            var taken = await TakeAsync(Given.Me, at: 31, limit: limit);
            Assert.Equal(Math.Min(limit, 30 - i), taken.Count);
            all.AddRange(taken);
        }

        Assert.Equal(30, all.Distinct().Count());
        Assert.Empty(await TakeAsync(Given.Me, at: 31));
    }

    [Fact]
    public async Task TakeOver_TwiceAtOnceByOneProcess_EachTicketOnce()
    {
        await GivenTicketsAsync(40);

        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => TakeAsync(Given.Me, at: 31, limit: 10), Never)));

        var all = taken.SelectMany(t => t).ToList();
        Assert.Equal(all.Distinct(), all);
    }

    [Fact]
    public async Task Renew_InHand_IsHeldAndTheRestIsNot()
    {
        await GivenTicketsAsync(3);

        await Database.Tickets.RenewAsync(Given.Me, [new TicketId("t000"), new TicketId("t002"), new TicketId("none")], Given.At(60), Never);

        Assert.Equal(["t001"], await TakeAsync(Given.Me, at: 30, until: 300));
        Assert.Equal(["t000", "t002"], await TakeAsync(Given.Me, at: 60, until: 300));
    }

    [Fact]
    public async Task Renew_NotTheHolder_HoldsNothing()
    {
        await GivenTicketsAsync(1);

        await Database.Tickets.RenewAsync(Given.Other, [new TicketId("t000")], Given.At(600), Never);

        Assert.Equal(["t000"], await TakeAsync(Given.Me, at: 30));
    }

    [Fact]
    public async Task Renew_NothingInHand_HoldsNothing()
    {
        await GivenTicketsAsync(1);

        await Database.Tickets.RenewAsync(Given.Me, [], Given.At(600), Never);

        Assert.Equal(["t000"], await TakeAsync(Given.Me, at: 30));
    }

    protected async Task GivenTicketsAsync(int count) =>
        await GivenAsync([.. Enumerable.Range(0, count).Select(i => new AddTicket(Given.TicketOf(i), Given.At(30)))]);

    protected async Task<List<string>> TakeAsync(OwnerId owner, double at, double until = 1000, int limit = 100) =>
        [.. (await Database.Tickets.TakeOverAsync(owner, Given.At(at), Given.At(until), limit, Never)).Select(t => t.Id.Value).Order()];
}
