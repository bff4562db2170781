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

        Assert.Equal(
            Enum.GetValues<LegDifference.Field>().Where(f => f != LegDifference.Field.Held), LegDifference.Between(SampleBook.Stop, now).Select(d => d.What));
    }

    [Fact]
    public void Between_ExitThatHasMoreToProtect_IsAnotherThing()
    {
        var unfilled = SampleBook.Of(SampleRows.Entry with { FilledQuantity = 0 }, SampleRows.Stop, SampleRows.Target).Brackets[0];

        Assert.Equal([new LegDifference(LegDifference.Field.Held, "0", "4")], LegDifference.Between(unfilled, SampleBook.Stop.Ref, SampleBook.Bracket)!);
        Assert.Empty(LegDifference.Between(SampleBook.Bracket, SampleBook.Stop.Ref, unfilled)!);
    }

    [Fact]
    public void Between_EntryGoneFromThePendingList_CountsWhatItsExitsProtect()
    {
        var pendingOnly = SampleBook.Of(SampleRows.Stop, SampleRows.Target).Brackets[0];
        var unfilled = SampleBook.Of(SampleRows.Entry with { FilledQuantity = 0 }, SampleRows.Stop, SampleRows.Target).Brackets[0];
        var filled = SampleBook.Both([SampleRows.Stop, SampleRows.Target], [SampleRows.Entry with { OrderStatus = "COMPLETE", FilledQuantity = 4, Quantity = 4 }]).Brackets[0];

        Assert.Equal([new LegDifference(LegDifference.Field.Held, "0", "4")], LegDifference.Between(unfilled, SampleBook.Stop.Ref, pendingOnly)!);
        Assert.Empty(LegDifference.Between(filled, SampleBook.Stop.Ref, pendingOnly)!);
    }

    [Fact]
    public void Between_ExitThatWasFilledBefore_StillCountsInAReadingOfThePendingListAlone()
    {
        OrderRow[] second = [SampleRows.Stop with { ExchangeOrderId = "2", Quantity = 2, RemainingQuantity = 2 }, SampleRows.Target with { ExchangeOrderId = "3", Quantity = 2, RemainingQuantity = 2 }];
        var filledTarget = SampleRows.Target with { OrderStatus = "COMPLETE", FilledQuantity = 2, Quantity = 2 };
        var shown = SampleBook.Both([SampleRows.Entry, .. second], [filledTarget]).Brackets[0];
        var pendingOnly = SampleBook.Of([SampleRows.Entry, .. second]).Brackets[0];

        Assert.Equal((2, 4), (shown.HeldQuantity, pendingOnly.HeldQuantity));
        Assert.Empty(LegDifference.Between(shown, new LegRef(SampleBook.Stop.Ref.OmsOrderId, SampleBook.Stop.Ref.Indicator, new ExchangeOrderId("2")), pendingOnly)!);
    }

    [Fact]
    public void Between_LegThatCantBeCancelled_IsNone()
    {
        Assert.Null(LegDifference.Between(SampleBook.Bracket, SampleBook.Stop.Ref, SampleBook.Of(SampleRows.Entry).Brackets[0]));
        Assert.Null(LegDifference.Between(SampleBook.Bracket, SampleBook.Stop.Ref, SampleBook.Of(SampleRows.Stop with { OrderStatus = "CANCELLED" }).Brackets[0]));
        Assert.Null(LegDifference.Between(SampleBook.Bracket, SampleBook.Stop.Ref, null));
    }
}
