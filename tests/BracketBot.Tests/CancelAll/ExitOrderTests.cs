using BracketBot.Core.CancelAll;
using BracketBot.Core.Cancels;
using BracketBot.Core.Orders;
using BracketBot.Tests.Cancelling;
using BracketBot.Tests.Cards;

namespace BracketBot.Tests.CancelAll;

/// <summary><c>/cancelall</c> over exits and access errors.</summary>
public class ExitOrderTests
{
    private static readonly OrderRow Entry = Samples.EntryRow with { OrderStatus = "COMPLETE", FilledQuantity = 10 };

    [Fact]
    public void Exits_OfOneBracket_GoTargetFirstWithALookBetween() => CancelWorld.Run(async world =>
    {
        Stand(world, ends: true);

        await world.CancelAllAsync(CancelAllGroup.Exits);
        await world.PassAsync(30);

        Assert.Equal(["THIRD", "SECOND"], world.Broker.Cancels.Select(c => c.Leg));
        var settled = world.Tickets.Single(t => t.Leg.Indicator == LegIndicator.Third).SettledAt;
        Assert.Contains(world.Broker.Readings, r => r >= settled && r < world.Broker.Cancels[1].At);
        Assert.NotNull(world.Done);
        Assert.Contains("No stop stands for 1 position", world.Card, StringComparison.Ordinal);
    });

    [Fact]
    public void Stop_WithTheTargetInFlight_LeavesTheStop() => CancelWorld.Run(async world =>
    {
        Stand(world, ends: true);
        world.Broker.CancelTakes = TimeSpan.FromSeconds(3);

        await world.CancelAllAsync(CancelAllGroup.Exits);
        await world.PassAsync(1);
        await world.StopAsync();
        await world.PassAsync(30);

        Assert.Equal("THIRD", Assert.Single(world.Broker.Cancels).Leg);
        Assert.Equal(SkipReason.Stopped, world.Done?.Results.Single(r => r.Leg.Indicator == LegIndicator.Second).Skip?.Reason);
    });

    [Fact]
    public void Target_WhoseCancelIsUnderWay_LeavesTheStop() => CancelWorld.Run(async world =>
    {
        Stand(world, ends: false);

        await world.CancelAllAsync(CancelAllGroup.Exits);
        await world.PassAsync(60);
        Assert.Null(world.Done);
        await world.PassAsync(75);

        Assert.Equal("THIRD", Assert.Single(world.Broker.Cancels).Leg);
        Assert.NotNull(world.Done);
        Assert.Contains("Target cancel under way · CANCEL_PENDING", world.Card, StringComparison.Ordinal);
        Assert.Contains("Try the 1 left", world.CardButtons);
    });

    [Fact]
    public void Target_WhoseCancelIsUnderWayForAWhile_IsFollowedByTheStop() => CancelWorld.Run(async world =>
    {
        Stand(world, ends: false);

        await world.CancelAllAsync(CancelAllGroup.Exits);
        await world.PassAsync(20);
        Assert.Single(world.Broker.Cancels);
        world.Broker.End(Samples.TargetRow.ExchangeOrderId, "CANCELLED");
        world.Broker.OnCancel = packet =>
        {
            world.Broker.End(packet.Leg.ExchangeOrderId.Value, "CANCELLED");
            return new CancelTaken("Order Cancelled Successfully");
        };
        await world.PassAsync(30);

        Assert.Equal(["THIRD", "SECOND"], world.Broker.Cancels.Select(c => c.Leg));
        Assert.NotNull(world.Done);
    });

    [Fact]
    public void Access_TakenAwayHalfWay_EndsTheListAndSaysWhy() => CancelWorld.Run(async world =>
    {
        Stand(world, ends: true);
        world.Broker.CancelTakes = TimeSpan.FromSeconds(3);

        await world.CancelAllAsync(CancelAllGroup.Exits);
        await world.PassAsync(1);
        world.Revoke();
        await world.PassAsync(30);

        Assert.Equal("THIRD", Assert.Single(world.Broker.Cancels).Leg);
        Assert.Equal(SkipReason.NotAllowed, world.Done?.Results.Single(r => r.Leg.Indicator == LegIndicator.Second).Skip?.Reason);
        Assert.Contains("not sent: no longer allowed", world.Card, StringComparison.Ordinal);
    });

    [Fact]
    public void RateLimit_HoldsUpTheNextLegForAsLongAsTheBrokerAsks() => CancelWorld.Run(async world =>
    {
        Stand(world, ends: true);
        var ends = world.Broker.OnCancel;
        world.Broker.OnCancel = packet => world.Broker.Cancels.Count > 1 ? ends!(packet) : new BrokerError.RateLimited(TimeSpan.FromSeconds(20), "Too many requests");

        await world.CancelAllAsync(CancelAllGroup.Exits);
        await world.PassAsync(60);

        Assert.Equal(["THIRD", "SECOND"], world.Broker.Cancels.Select(c => c.Leg));
        Assert.True(world.Broker.Cancels[1].At - world.Broker.Cancels[0].At >= TimeSpan.FromSeconds(20));
    });

    [Fact]
    public void Siblings_TakenAlongByTheTarget_AreNotSent() => CancelWorld.Run(async world =>
    {
        Stand(world, ends: true);
        world.Broker.OnCancel = packet =>
        {
            world.Broker.End(Samples.TargetRow.ExchangeOrderId, "CANCELLED");
            world.Broker.End(Samples.StopRow.ExchangeOrderId, "CANCELLED");
            return new CancelTaken("");
        };

        await world.CancelAllAsync(CancelAllGroup.Exits);
        await world.PassAsync(30);

        Assert.Single(world.Broker.Cancels);
        Assert.True(world.Done?.Results.Single(r => r.Leg.Indicator == LegIndicator.Second).IsGone);
    });

    [Fact]
    public void PartFills_AreNamedAtTheEnd() => CancelWorld.Run(async world =>
    {
        Stand(world, ends: true);
        world.Broker.OnCancel = packet =>
        {
            world.Broker.End(packet.Leg.ExchangeOrderId.Value, "CANCELLED", packet.Leg.Indicator == LegIndicator.Second ? 4 : 0);
            return new CancelTaken("");
        };

        await world.CancelAllAsync(CancelAllGroup.Exits);
        await world.PassAsync(30);

        Assert.Contains("Stop cancelled · 4 of 10 filled", world.Card, StringComparison.Ordinal);
        Assert.Contains("IDEA-EQ 6 long", world.Card, StringComparison.Ordinal);
    });

    [Theory]
    [InlineData(AccessReason.Permission, true)]
    [InlineData(AccessReason.Untold, true)]
    [InlineData(AccessReason.Address, false)]
    [InlineData(AccessReason.Maintenance, false)]
    public void Denied_ForOneCallOnly_TheListGoesOn(AccessReason reason, bool goesOn) => CancelWorld.Run(async world =>
    {
        world.Broker.Pending.AddRange(Enumerable.Range(10, 30).Select(i => Samples.EntryRow with { OmsOrderId = $"202403149{i}", ExchangeOrderId = $"11000000124614{i}" }));
        world.Broker.OnCancel = _ => new BrokerError.AccessDenied(reason, 40000, "no");

        await world.CancelAllAsync(CancelAllGroup.Entries);
        await world.PassAsync(60);

        Assert.NotNull(world.Done);
        Assert.InRange(world.Broker.Cancels.Count, goesOn ? 30 : 1, goesOn ? 30 : 9);
        Assert.All(world.Done.Results, r => Assert.False(r.IsGone));
    });

    private static void Stand(CancelWorld world, bool ends)
    {
        world.Broker.Completed.Add(Entry);
        world.Broker.Pending.AddRange([Samples.StopRow, Samples.TargetRow]);
        world.Broker.OnCancel = packet =>
        {
            if (ends)
            {
                world.Broker.End(packet.Leg.ExchangeOrderId.Value, "CANCELLED");
            }
            else
            {
                var at = world.Broker.Pending.FindIndex(r => r.ExchangeOrderId == packet.Leg.ExchangeOrderId.Value);
                world.Broker.Pending[at] = world.Broker.Pending[at] with { OrderStatus = "CANCEL_PENDING" };
            }

            return new CancelTaken("Order Cancelled Successfully");
        };
    }
}
