using BracketBot.Sandbox.Broker;
using Microsoft.Extensions.Time.Testing;

namespace BracketBot.Sandbox.Tests.Broker;

public sealed class MarketTests : IAsyncDisposable
{
    private readonly SimulatedBroker _broker = new(new FakeTimeProvider(), SimulatedBrokerOptions.ForTests);

    public ValueTask DisposeAsync() => _broker.DisposeAsync();

    [Theory]
    [InlineData(TradeSide.Buy, 11.95, false)]
    [InlineData(TradeSide.Buy, 11.90, true)]
    [InlineData(TradeSide.Sell, 11.85, false)]
    [InlineData(TradeSide.Sell, 11.90, true)]
    public void Entry_FillsWhenTouched(TradeSide side, decimal price, bool fills)
    {
        var id = _broker.AddBracket(new() { Side = side, Quantity = 1, Target = side == TradeSide.Buy ? 12.90m : 10.90m, Stop = side == TradeSide.Buy ? 10.90m : 12.90m, Symbol = "NEW-EQ" }).OmsOrderId;

        Assert.True(_broker.SetPrice("NEW-EQ", price));

        Assert.Equal(fills ? 3 : 1, _broker.Order(id)!.Legs.Count);
    }

    [Fact]
    public void Entry_Touched_FillsWhollyOrInLots()
    {
        var ids = _broker.AddBrackets(60, new() { Quantity = 150, Symbol = "NIFTY24MAR22000CE", EntryPrice = 104m, Target = 120m, Stop = 94m });

        _broker.SetPrice("NIFTY24MAR22000CE", 104m);

        var fills = ids.Select(id => _broker.Order(id)!.Legs[0].Filled).ToList();
        Assert.All(fills, filled => Assert.Contains(filled, new[] { 50, 100, 150 }));
        Assert.Contains(150, fills);
        Assert.Contains(fills, filled => filled < 150);
    }

    [Fact]
    public void Stop_Slm_FillsAtTheMarketAndTakesTheTarget()
    {
        var id = _broker.AddBracket(new() { FilledParts = [10], StopKind = StopKind.SLM }).OmsOrderId;

        _broker.SetPrice("IDEA-EQ", 10.60m);

        var legs = _broker.Order(id)!.Legs;
        Assert.Equal(("COMPLETE", 10.60m), (legs[1].Status, legs[1].AveragePrice));
        Assert.Equal("CANCEL_CONFIRMED", legs[2].Status);
    }

    [Fact]
    public void Stop_SlGappedPastItsLimit_WaitsThenFills()
    {
        var id = _broker.AddBracket(new() { FilledParts = [10] }).OmsOrderId;

        _broker.SetPrice("IDEA-EQ", 10.00m);
        Assert.Equal(("CONFIRMED", 0), (_broker.Order(id)!.Legs[1].Status, _broker.Order(id)!.Legs[1].Filled));
        _broker.SetPrice("IDEA-EQ", 10.45m);

        Assert.Equal(("COMPLETE", 10.45m), (_broker.Order(id)!.Legs[1].Status, _broker.Order(id)!.Legs[1].AveragePrice));
    }

    [Fact]
    public void Stop_Trailing_IsDrawnAlongAndNeverBack()
    {
        var id = _broker.AddBracket(new() { FilledParts = [10], Trail = 0.05m }).OmsOrderId;

        _broker.SetPrice("IDEA-EQ", 12.17m);
        _broker.SetPrice("IDEA-EQ", 12.00m);

        Assert.Equal((11.15m, 10.65m), (_broker.Order(id)!.Legs[1].TriggerPrice, _broker.Order(id)!.Legs[1].Price));
    }

    [Fact]
    public void Walk_SameSeed_IsTheSameDay()
    {
        var (one, other) = (Day(7), Day(7));

        Assert.Equal(one.View().Prices, other.View().Prices);
        Assert.NotEqual(one.View().Prices, Day(8).View().Prices);
    }

    [Fact]
    public void Walk_ALongDay_TradesButNeverTheDocumentsOrder()
    {
        var broker = Day(SimulatedBrokerOptions.ForTests.Seed, ticks: 5_000);

        var view = broker.View();
        Assert.True(view.Orders.Single(order => order.OmsOrderId == "20240314929").IsOpen);
        Assert.NotEqual(TradeSide.Buy, view.Orders.Single(order => order.OmsOrderId == "20240314940").Legs[0].Side);
        Assert.True(view.Orders.Single(order => order.OmsOrderId == "20240314940").Legs[0].Filled > 0);
        Assert.Contains(view.Orders.Single(order => order.OmsOrderId == "20240314931").Legs, leg => leg.Pair == 1 && leg.Status == "COMPLETE");
        Assert.All(view.Prices, price => Assert.InRange(price.LastPrice, price.Reference * 0.79m, price.Reference * 1.21m));
    }

    [Fact]
    public async Task Loop_Running_TicksUntilStoppedOrPaused()
    {
        var time = new FakeTimeProvider();
        await using var broker = new SimulatedBroker(time, new() { StartingBook = StartingBook.Empty });
        await broker.StartAsync(RunningBroker.Ct);

        var before = broker.View();
        time.Advance(TimeSpan.FromSeconds(1));
        await broker.ChangedSinceAsync(before.Version, RunningBroker.Ct);
        Assert.NotEqual(before.Prices, broker.View().Prices);

        broker.PauseMarket();
        Assert.False(broker.View().MarketMoves);
        Assert.True(broker.ResumeMarket());
        await broker.StopAsync(RunningBroker.Ct);
        var stopped = broker.View().Prices;
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(stopped, broker.View().Prices);
    }

    private static SimulatedBroker Day(int seed, int ticks = 100)
    {
        var broker = new SimulatedBroker(new FakeTimeProvider(), SimulatedBrokerOptions.ForTests with { StartingBook = StartingBook.Demo, Seed = seed });
        for (var i = 0; i < ticks; i++)
        {
            broker.Tick();
        }

        return broker;
    }
}
