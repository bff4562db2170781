using BracketBot.Sandbox.Broker;

namespace BracketBot.Sandbox.Tests.Broker;

public sealed class CancelMeaningTests
{
    private const string Id = "20240314929";

    [Fact]
    public async Task CancelEntry_NothingFilled_BracketGoes()
    {
        await using var running = await RunningBroker.StartWithDocumentedBracketAsync();

        using var response = await running.CancelAsync(Id, running.Leg(Id, "ENTRY"));

        Assert.Empty(await running.RowsAsync("pending"));
        var row = Assert.Single(await running.RowsAsync("completed"));
        Assert.Equal("CANCEL_CONFIRMED", (string)row["order_status"]!);
        Assert.Empty(running.Broker.View().Positions);
    }

    [Fact]
    public async Task CancelEntry_PartFilled_ExitsOfThePartStay()
    {
        await using var running = await RunningBroker.StartWithDocumentedBracketAsync();
        running.Broker.FillLeg(Id, "ENTRY", quantity: 4);

        using var response = await running.CancelAsync(Id, running.Leg(Id, "ENTRY"));

        Assert.Equal(("CANCEL_CONFIRMED", 4), (running.Leg(Id, "ENTRY").Status, running.Leg(Id, "ENTRY").Filled));
        Assert.Equal(["SECOND", "THIRD"], (await running.RowsAsync("pending")).Select(row => (string)row["leg_order_indicator"]!));
        var position = Assert.Single(running.Broker.View().Positions);
        Assert.Equal((4, 4), (position.Quantity, position.Stops));
    }

    [Theory]
    [InlineData("SECOND", "THIRD")]
    [InlineData("THIRD", "SECOND")]
    public async Task CancelExit_LeavesPositionUnprotected_SiblingStays(string leg, string sibling)
    {
        await using var running = await FilledAsync(ExitLegRule.LeavesPositionUnprotected);

        using var response = await running.CancelAsync(Id, running.Leg(Id, leg));

        Assert.Equal((false, true), (running.Leg(Id, leg).IsOpen, running.Leg(Id, sibling).IsOpen));
        Assert.Equal(10, Assert.Single(running.Broker.View().Positions).Quantity);
    }

    [Theory]
    [InlineData("SECOND")]
    [InlineData("THIRD")]
    public async Task CancelExit_ExitsAtMarket_TakesSiblingAndPosition(string leg)
    {
        await using var running = await FilledAsync(ExitLegRule.ExitsAtMarketAndCancelsSibling);

        using var response = await running.CancelAsync(Id, running.Leg(Id, leg));

        Assert.Empty(await running.RowsAsync("pending"));
        Assert.Equal(0, Assert.Single(running.Broker.View().Positions).Quantity);
        var exit = running.Broker.View().Orders[^1];
        Assert.Equal(("REGULAR", "MARKET", TradeSide.Sell, 10), (exit.ExecutionType, exit.Legs[0].OrderType, exit.Legs[0].Side, exit.Legs[0].Filled));
    }

    [Fact]
    public async Task CancelExit_Refused_ChangesNothing()
    {
        await using var running = await FilledAsync(ExitLegRule.Refused);

        using var response = await running.CancelAsync(Id, running.Leg(Id, "SECOND"));

        Assert.Equal(44006, (await Envelope.OfAsync(response)).Code);
        Assert.True(running.Leg(Id, "SECOND").IsOpen);
        Assert.True(running.Leg(Id, "THIRD").IsOpen);
    }

    [Fact]
    public async Task CancelExit_OfOnePair_LeavesTheOtherPair()
    {
        await using var running = await RunningBroker.StartAsync(SimulatedBrokerOptions.ForTests with { ExitLegRule = ExitLegRule.ExitsAtMarketAndCancelsSibling });
        var id = running.Broker.AddBracket(new() { FilledParts = [3, 7] }).OmsOrderId;

        using var response = await running.CancelAsync(id, running.Leg(id, "THIRD", pair: 2));

        Assert.Equal([1, 1], running.Broker.Order(id)!.Legs.Where(leg => leg.IsOpen).Select(leg => leg.Pair));
        Assert.Equal(3, Assert.Single(running.Broker.View().Positions).Quantity);
    }

    [Fact]
    public async Task CancelledTwice_SecondAnswersClosed()
    {
        await using var running = await RunningBroker.StartWithDocumentedBracketAsync();
        using var first = await running.DeleteAsync(Id, RunningBroker.DocumentedPacket);

        using var second = await running.DeleteAsync(Id, RunningBroker.DocumentedPacket);

        Assert.Equal(44003, (await Envelope.OfAsync(second)).Code);
        Assert.Equal([true, false], running.Broker.Requests.Select(request => request.ActedOnBook));
    }

    private static async Task<RunningBroker> FilledAsync(ExitLegRule rule)
    {
        var running = await RunningBroker.StartWithDocumentedBracketAsync(SimulatedBrokerOptions.ForTests with { ExitLegRule = rule });
        running.Broker.FillLeg(Id, "ENTRY");
        return running;
    }
}
