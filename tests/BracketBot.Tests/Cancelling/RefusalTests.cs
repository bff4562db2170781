using BracketBot.Core.Cancels;
using BracketBot.Core.Commits;
using BracketBot.Tests.Cards;

namespace BracketBot.Tests.Cancelling;

/// <summary>A cancel that the broker does not carry out, or not yet.</summary>
public class RefusalTests
{
    private static readonly BrokerError Blank = new BrokerError.Refused(44000, "`exchange_order_id` can't be blank");

    [Fact]
    public void Refused_WhileTheBookHangs_FreesTheLegAtOnce() => CancelWorld.Run(async world =>
    {
        world.Broker.Pending.Add(Samples.EntryRow);
        world.Broker.ReadTakes = TimeSpan.FromSeconds(10);
        world.Broker.OnCancel = _ => Blank;

        await world.CancelAsync("ENTRY");
        await world.PassAsync(1);

        Assert.Equal((TicketState.Settled, CancelOutcome.Refused), (world.Ticket.State, world.Ticket.Outcome));
        Assert.Equal(CommitResult.Committed, await world.CancelAsync("ENTRY"));
        await world.PassAsync(60);
        Assert.All(world.Tickets, t => Assert.True(t.Aftermath?.Leg.After?.IsOpen));
    });

    [Fact]
    public void Refused_AndFilledMeanwhile_SaysFilled() => CancelWorld.Run(async world =>
    {
        world.Broker.Pending.Add(Samples.EntryRow);
        world.Broker.OnCancel = _ =>
        {
            world.Broker.End("1100000012461398", "COMPLETE", 10);
            return Blank;
        };

        await world.CancelAsync("ENTRY");
        await world.PassAsync(5);

        Assert.Equal(CancelOutcome.AlreadyFilled, world.Ticket.Outcome);
    });

    [Fact]
    public void Refused_BecauseOfSomethingUnderWay_IsLookedAtFirst() => CancelWorld.Run(async world =>
    {
        world.Broker.Pending.Add(Samples.EntryRow);
        world.Broker.OnCancel = _ => new BrokerError.Refused(1, "Order cannot be cancelled as it is being processed");

        await world.CancelAsync("ENTRY");
        await world.PassAsync(5);

        Assert.NotEqual(TicketState.Settled, world.Ticket.State);
        Assert.Equal(CommitResult.LegBusy, await world.CancelAsync("ENTRY"));
        await world.PassAsync(30);
        Assert.Equal((TicketState.Settled, CancelOutcome.Refused), (world.Ticket.State, world.Ticket.Outcome));
    });

    [Fact]
    public void CancelPending_IsUnderWayUntilItEnds() => CancelWorld.Run(async world =>
    {
        world.Broker.Pending.Add(Samples.EntryRow);
        world.Broker.OnCancel = _ =>
        {
            world.Broker.Pending[0] = world.Broker.Pending[0] with { OrderStatus = "CANCEL_PENDING" };
            return new CancelTaken("Order Cancelled Successfully");
        };

        await world.CancelAsync("ENTRY");
        await world.PassAsync(10);

        Assert.Equal(CancelOutcome.UnderWay, world.Ticket.Outcome);
        Assert.NotEqual(TicketState.Settled, world.Ticket.State);
        Assert.Equal("CANCEL_PENDING", world.Ticket.Aftermath?.Leg.After?.Status.Value);
        Assert.Equal(CommitResult.LegBusy, await world.CancelAsync("ENTRY"));
        var version = world.Ticket.Version;
        await world.PassAsync(300);
        Assert.Equal(version, world.Ticket.Version);

        // Slowly after the first minutes.
        var readings = world.Broker.Readings.Count;
        await world.PassAsync(600);
        Assert.InRange(world.Broker.Readings.Count - readings, 8, 22);

        world.Broker.End("1100000012461398", "CANCELLED", 4);
        await world.PassAsync(61);
        Assert.Equal((TicketState.Settled, CancelOutcome.Cancelled), (world.Ticket.State, world.Ticket.Outcome));
        Assert.Equal(4, world.Ticket.Aftermath?.Leg.After?.FilledQuantity);
    });

    [Fact]
    public void Forbidden_WhileTheSessionReads_IsNotTheSessionsEnd() => CancelWorld.Run(async world =>
    {
        world.Broker.Pending.Add(Samples.EntryRow);
        world.Broker.OnCancel = _ => new BrokerError.AccessDenied(AccessReason.Untold, 40000, "Request forbidden");

        await world.CancelAsync("ENTRY");
        await world.PassAsync(5);

        Assert.Equal(CancelOutcome.Refused, world.Ticket.Outcome);
        Assert.Equal(new BrokerError.AccessDenied(AccessReason.OrdersOnly, 40000, "Request forbidden"), world.Ticket.Answer?.Error);
    });

    [Fact]
    public void Unauthorized_AndReadsFailToo_IsTheSessionsEnd() => CancelWorld.Run(async world =>
    {
        world.Broker.Pending.Add(Samples.EntryRow);
        world.Broker.OnCancel = _ => new BrokerError.NotLoggedIn(40100, "Unauthorized");

        await world.CancelAsync("ENTRY");
        world.Broker.Unread = new BrokerError.NotLoggedIn(null, "");
        await world.PassAsync(5);

        Assert.Equal((CancelOutcome.NotLoggedIn, new BrokerError.NotLoggedIn(40100, "Unauthorized")), (world.Ticket.Outcome, world.Ticket.Answer?.Error));
    });

    [Fact]
    public void Unauthorized_WhileTheSessionReads_IsNotTheSessionsEnd() => CancelWorld.Run(async world =>
    {
        world.Broker.Pending.Add(Samples.EntryRow);
        world.Broker.OnCancel = _ => new BrokerError.NotLoggedIn(null, "");

        await world.CancelAsync("ENTRY");
        await world.PassAsync(5);

        Assert.Equal(new BrokerError.AccessDenied(AccessReason.OrdersOnly, null, ""), world.Ticket.Answer?.Error);
    });
}
