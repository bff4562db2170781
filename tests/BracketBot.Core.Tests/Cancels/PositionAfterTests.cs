using BracketBot.Core.Cancels;
using BracketBot.Core.Orders;
using BracketBot.Core.Tests.Samples;

namespace BracketBot.Core.Tests.Cancels;

/// <summary>What is held after a cancel. A bracket of 100 whose entry is filled, unless said otherwise.</summary>
public class PositionAfterTests
{
    private static readonly OrderRow Entry = SampleRows.Entry with { OrderStatus = "COMPLETE", Quantity = 100, FilledQuantity = 100, RemainingQuantity = 0 };
    private static readonly OrderRow Stop = SampleRows.Stop with { Quantity = 100, RemainingQuantity = 100 };
    private static readonly OrderRow Target = SampleRows.Target with { Quantity = 100, RemainingQuantity = 100 };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Stop_FilledInPart_ClosedThatMuch(bool entryIsOnTheCard)
    {
        var shown = Bracket(entryIsOnTheCard ? [Entry] : [], Stop, Target);
        var cancelled = Stop with { OrderStatus = "CANCELLED", FilledQuantity = 40, RemainingQuantity = null };

        var position = After(shown, [Target with { Quantity = 60, RemainingQuantity = 60 }], entryIsOnTheCard ? [Entry, cancelled] : [cancelled]);

        Assert.Equal(new PositionAfter(60, 0, 0), position);
    }

    [Fact]
    public void Stop_WhosePartFillIsUntold_LeavesItUnknown() => Assert.Equal(
        new PositionAfter(null, 0, 0),
        After(Bracket([Entry], Stop, Target), [Target], [Entry, Stop with { OrderStatus = "CANCELLED", FilledQuantity = null, RemainingQuantity = 0 }]));

    [Fact]
    public void Stop_WithAnotherThatStands_IsCoveredByThat()
    {
        var other = Stop with { ExchangeOrderId = "7", Quantity = 40, RemainingQuantity = 40 };

        Assert.Equal(
            new PositionAfter(100, 40, 0), After(Bracket([Entry], Stop, other), [other], [Entry, Stop with { OrderStatus = "CANCELLED", FilledQuantity = 0 }]));
    }

    [Fact]
    public void MarketOrderOfTheBracketItself_ClosedIt()
    {
        var closing = Stop with { ExchangeOrderId = "8", OrderType = "MARKET", TriggerPrice = null, OrderStatus = "COMPLETE", FilledQuantity = 100 };

        Assert.Equal(
            new PositionAfter(0, 0, 100),
            After(Bracket([Entry], Stop), [], [Entry, Stop with { OrderStatus = "CANCELLED", FilledQuantity = 0 }, closing]));
    }

    [Fact]
    public void Target_CompleteWithoutAFill_FilledAllOfIt() => Assert.Equal(
        new PositionAfter(0, 0, 0),
        After(Bracket([Entry], Stop, Target), [], [Entry, Stop with { OrderStatus = "CANCELLED", FilledQuantity = 0 }, Target with { OrderStatus = "COMPLETE", FilledQuantity = null, RemainingQuantity = null }]));

    [Fact]
    public void Target_OpenWithoutAFill_HasFilledNothingYet() => Assert.Equal(
        new PositionAfter(100, 0, 0),
        After(Bracket([Entry], Stop, Target), [Target with { FilledQuantity = null, RemainingQuantity = null }], [Entry, Stop with { OrderStatus = "CANCELLED", FilledQuantity = 0 }]));

    [Fact]
    public void Target_OpenBeforeAndNamedNowhereAfter_LeavesItUnknown() => Assert.Null(
        After(Bracket([Entry], Stop, Target), [], [Entry, Stop with { OrderStatus = "CANCELLED", FilledQuantity = 0 }]).Held);

    private static BracketOrder Bracket(OrderRow[] entry, params OrderRow[] exits) => SampleBook.Both(exits, entry).Brackets[0];

    private static PositionAfter After(BracketOrder shown, OrderRow[] pending, OrderRow[] completed)
    {
        var ticket = SampleTicket.OfStop with { Bracket = shown, Answer = SampleTicket.Taken };
        return PositionAfter.Of(shown, Verdict.Of(ticket, new Evidence(SampleBook.Both(pending, completed), null), TimeSpan.Zero).Aftermath);
    }
}
