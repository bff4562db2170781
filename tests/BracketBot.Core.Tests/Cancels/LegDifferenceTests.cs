using BracketBot.Core.Cancels;
using BracketBot.Core.Orders;
using BracketBot.Core.Tests.Samples;

namespace BracketBot.Core.Tests.Cancels;

public class LegDifferenceTests
{
    [Fact]
    public void Between_TheSameReading_IsNothing() => Assert.Empty(LegDifference.Between(SampleBook.Stop, SampleBook.Stop with { }));

    [Fact]
    public void Between_WhatNobodyDecidesBy_IsNothing() => Assert.Empty(LegDifference.Between(
        SampleBook.Stop, SampleBook.Stop with { ExchangeTime = SampleTime.Now, RejectionReason = "x", Price = 10.850m }));

    [Fact]
    public void Between_EverythingChanged_NamesAllInOrder()
    {
        var now = SampleBook.Stop with { FilledQuantity = 1, Quantity = 5, Price = null, TriggerPrice = 11m, Status = new OrderStatus("CONFIRMED") };

        Assert.Equal(
            [
                new LegDifference(LegDifference.Field.Filled, "0", "1"),
                new LegDifference(LegDifference.Field.Quantity, "4", "5"),
                new LegDifference(LegDifference.Field.Price, "10.85", "–"),
                new LegDifference(LegDifference.Field.Trigger, "10.9", "11"),
                new LegDifference(LegDifference.Field.Status, "TRIGGER_PENDING", "CONFIRMED"),
            ],
            LegDifference.Between(SampleBook.Stop, now));
    }

    [Fact]
    public void Between_AnyFieldOfTheEnum_CanDiffer()
    {
        var now = SampleBook.Stop with { FilledQuantity = 1, Quantity = 5, Price = null, TriggerPrice = 11m, Status = new OrderStatus("CONFIRMED") };

        Assert.Equal(Enum.GetValues<LegDifference.Field>(), LegDifference.Between(SampleBook.Stop, now).Select(d => d.What));
    }
}
