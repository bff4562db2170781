using BracketBot.Sandbox.Broker;
using Microsoft.Extensions.Time.Testing;

namespace BracketBot.Sandbox.Tests.Broker;

public sealed class FillTests : IAsyncDisposable
{
    private readonly SimulatedBroker _broker = new(new FakeTimeProvider(), SimulatedBrokerOptions.ForTests);

    public ValueTask DisposeAsync() => _broker.DisposeAsync();

    [Fact]
    public void Entry_FilledInParts_PlacesAnExitPairForEach()
    {
        var id = _broker.AddBracket().OmsOrderId;

        Assert.Equal(LegChange.Done, _broker.FillLeg(id, "ENTRY", quantity: 4));
        Assert.Equal(LegChange.Done, _broker.FillLeg(id, "ENTRY"));

        var legs = _broker.Order(id)!.Legs;
        Assert.Equal([("ENTRY", 0, 10), ("SECOND", 1, 4), ("THIRD", 1, 4), ("SECOND", 2, 6), ("THIRD", 2, 6)], legs.Select(leg => (leg.Leg, leg.Pair, leg.Quantity)));
        Assert.Equal(("COMPLETE", 10, 11.90m), (legs[0].Status, legs[0].Filled, legs[0].AveragePrice));
        Assert.Equal(("SL", "TRIGGER_PENDING", 10.90m, 10.40m, TradeSide.Sell), (legs[1].OrderType, legs[1].Status, legs[1].TriggerPrice, legs[1].Price, legs[1].Side));
        Assert.Equal(("LIMIT", "CONFIRMED", 0m, 12.90m), (legs[2].OrderType, legs[2].Status, legs[2].TriggerPrice, legs[2].Price));
        Assert.Equal(5, legs.Select(leg => leg.ExchangeOrderId).Distinct().Count());
    }

    [Fact]
    public void Exits_StopLegThird_SwapIndicators()
    {
        var broker = new SimulatedBroker(new FakeTimeProvider(), SimulatedBrokerOptions.ForTests with { StopLeg = StopLeg.Third });

        var legs = broker.AddBracket(new() { FilledParts = [10], StopKind = StopKind.SLM }).Legs;

        Assert.Equal([("ENTRY", "entry"), ("SECOND", "target"), ("THIRD", "stop")], legs.Select(leg => (leg.Leg, leg.Role)));
        Assert.Equal(("SLM", 0m), (legs[2].OrderType, legs[2].Price));
    }

    [Fact]
    public void Target_Filled_TakesItsOwnSiblingOnly()
    {
        var id = _broker.AddBracket(new() { FilledParts = [4, 6] }).OmsOrderId;

        _broker.FillLeg(id, "THIRD");

        Assert.Equal(["COMPLETE", "CANCEL_CONFIRMED", "COMPLETE", "TRIGGER_PENDING", "CONFIRMED"], _broker.Order(id)!.Legs.Select(leg => leg.Status));
        Assert.Equal(6, Assert.Single(_broker.View().Positions).Quantity);
    }

    [Fact]
    public void Target_PartFilled_ShrinksItsSibling()
    {
        var id = _broker.AddBracket(new() { FilledParts = [10] }).OmsOrderId;

        _broker.FillLeg(id, "THIRD", quantity: 4);

        var stop = _broker.Order(id)!.Legs[1];
        Assert.Equal((6, true), (stop.Quantity, stop.IsOpen));
        _broker.FillLeg(id, "SECOND");
        Assert.False(_broker.Order(id)!.IsOpen);
        Assert.Equal(0, Assert.Single(_broker.View().Positions).Quantity);
    }

    [Fact]
    public void Fill_WhatCannotBe_IsRefused()
    {
        var id = _broker.AddBracket().OmsOrderId;
        var unconfirmed = _broker.AddBracket(new() { EntryExchangeOrderId = "", EntryStatus = OrderStatus.AmoReceived }).OmsOrderId;

        Assert.Equal(LegChange.NoSuchOrder, _broker.FillLeg("1", "ENTRY"));
        Assert.Equal(LegChange.NoSuchLeg, _broker.FillLeg(id, "THIRD"));
        Assert.Equal(LegChange.BadQuantity, _broker.FillLeg(id, "ENTRY", quantity: 11));
        Assert.Equal(LegChange.NotAtExchange, _broker.FillLeg(unconfirmed, "ENTRY"));
        _broker.CancelLeg(id, "entry");
        Assert.Equal(LegChange.LegClosed, _broker.FillLeg(id, "ENTRY"));
    }

    [Fact]
    public void Modify_Entry_ChangesPriceAndStatus()
    {
        var id = _broker.AddBracket().OmsOrderId;

        Assert.Equal(LegChange.Done, _broker.ModifyLeg(id, "ENTRY", price: 11.85m, quantity: 8));

        var entry = _broker.Order(id)!.Legs[0];
        Assert.Equal((11.85m, 8, "MODIFY_CONFIRMED"), (entry.Price, entry.Quantity, entry.Status));
    }

    [Fact]
    public void Confirm_AmoEntry_BringsItToTheExchange()
    {
        var id = _broker.AddBracket(new() { EntryExchangeOrderId = "", EntryStatus = OrderStatus.AmoReceived }).OmsOrderId;

        Assert.Equal(LegChange.Done, _broker.ConfirmLeg(id, "ENTRY"));
        Assert.Equal(LegChange.AlreadyAtExchange, _broker.ConfirmLeg(id, "ENTRY"));

        Assert.Equal("CONFIRMED", _broker.Order(id)!.Legs[0].Status);
        Assert.Equal(LegChange.Done, _broker.FillLeg(id, "ENTRY"));
    }

    [Fact]
    public void CancelLeg_AmoEntry_EndsAsAmo()
    {
        var id = _broker.AddBracket(new() { EntryExchangeOrderId = "", EntryStatus = OrderStatus.AmoReceived }).OmsOrderId;

        _broker.CancelLeg(id, "ENTRY");

        Assert.Equal("AMO_CANCEL_CONFIRMED", _broker.Order(id)!.Legs[0].Status);
    }

    [Fact]
    public async Task Fill_FromManyThreads_IsCountedOnce()
    {
        var id = _broker.AddBracket(new() { Quantity = 400 }).OmsOrderId;

        var results = await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => Task.Run(() => _broker.FillLeg(id, "ENTRY", quantity: 1))));

        Assert.Equal(400, results.Count(result => result == LegChange.Done));
        Assert.Equal(400, Assert.Single(_broker.View().Positions).Stops);
    }
}
