using BracketBot.Core.Orders;
using BracketBot.Core.Tests.Samples;

namespace BracketBot.Core.Tests.Orders;

/// <summary>What one row says of its leg.</summary>
public class OrderLegTests
{
    [Theory]
    [InlineData("ENTRY", "SL", 10, LegRole.Entry)]
    [InlineData("entry", "LIMIT", 0, LegRole.Entry)]
    [InlineData(" Entry ", "MARKET", 0, LegRole.Entry)]
    [InlineData("SECOND", "SL", 10, LegRole.StopLoss)]
    [InlineData("THIRD", "SLM", 0, LegRole.StopLoss)]
    [InlineData("THIRD", "SL-M", 0, LegRole.StopLoss)]
    [InlineData("THIRD", "sl", 0, LegRole.StopLoss)]
    [InlineData("SECOND", "LIMIT", 10.90, LegRole.StopLoss)]
    [InlineData("SECOND", "LIMIT", 0, LegRole.Target)]
    [InlineData("THIRD", "limit", 0, LegRole.Target)]
    [InlineData("SECOND", "MARKET", 0, LegRole.Exit)]
    [InlineData("SECOND", "", 0, LegRole.Exit)]
    [InlineData("STOPLOSS", "LIMIT", 0, LegRole.Target)]
    public void Role_IsReadFromTheRow(string indicator, string type, double trigger, LegRole role) =>
        Assert.Equal(role, Leg(SampleRows.Stop with { LegOrderIndicator = indicator, OrderType = type, TriggerPrice = (decimal)trigger }).Role);

    [Theory]
    [InlineData("second", "SECOND")]
    [InlineData("Fourth", "FOURTH")]
    [InlineData("stoploss", "STOPLOSS")]
    public void Indicator_AnyWord_IsKeptInCapitals(string word, string indicator) =>
        Assert.Equal(indicator, Leg(SampleRows.Stop with { LegOrderIndicator = word }).Ref.Indicator.Value);

    [Theory]
    [InlineData("NEW", true, null)]
    [InlineData("COMPLETE", true, CancelBlock.Filled)]
    [InlineData("CANCELLED", true, CancelBlock.Cancelled)]
    [InlineData("REJECTED", true, CancelBlock.Rejected)]
    [InlineData("FROZEN BY EXCHANGE", true, null)]
    [InlineData("", true, CancelBlock.StatusUnclear)]
    [InlineData("NEW", false, CancelBlock.NotPending)]
    [InlineData("COMPLETE", false, CancelBlock.Filled)]
    [InlineData("CANCELLED", false, CancelBlock.Cancelled)]
    [InlineData("REJECTED", false, CancelBlock.Rejected)]
    [InlineData("FROZEN BY EXCHANGE", false, CancelBlock.NotPending)]
    public void Block_ByStatusAndList(string status, bool isPending, CancelBlock? block)
    {
        var leg = Leg(SampleRows.Entry with { OrderStatus = status }, isPending);

        Assert.Equal(block, leg.Block);
        Assert.Equal(block is null or CancelBlock.StatusUnclear, leg.IsOpen);
        Assert.Equal(status, leg.Status.Value);
    }

    [Theory]
    [InlineData("NEW", true, CancelBlock.NotYetAtExchange)]
    [InlineData("AMO_REQ_RECEIVED", true, CancelBlock.NotYetAtExchange)]
    [InlineData("REJECTED", true, CancelBlock.Rejected)]
    [InlineData("NEW", false, CancelBlock.NotPending)]
    public void Block_WithoutAnExchangeOrderId(string status, bool isPending, CancelBlock block) =>
        Assert.Equal(block, Leg(SampleRows.Entry with { OrderStatus = status, ExchangeOrderId = "" }, isPending).Block);

    [Theory]
    [InlineData(10, 4, 6, 4)]
    [InlineData(10, null, 6, 4)]
    [InlineData(10, null, null, 0)]
    [InlineData(10, 12, 0, 10)]
    [InlineData(10, -1, 10, 0)]
    public void FilledQuantity_IsReadOrReckoned(int quantity, int? filled, int? remaining, int expected)
    {
        var leg = Leg(SampleRows.Entry with { Quantity = quantity, FilledQuantity = filled, RemainingQuantity = remaining });

        Assert.Equal((expected, quantity - expected), (leg.FilledQuantity, leg.OpenQuantity));
    }

    [Theory]
    [InlineData("BUY", OrderSide.Buy)]
    [InlineData("b", OrderSide.Buy)]
    [InlineData(" sell ", OrderSide.Sell)]
    [InlineData("S", OrderSide.Sell)]
    [InlineData("", OrderSide.Unknown)]
    [InlineData("SHORT", OrderSide.Unknown)]
    public void Side_InAnySpelling_IsRead(string word, OrderSide side) => Assert.Equal(side, Leg(SampleRows.Entry with { OrderSide = word }).Side);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1e28)]
    public void Prices_ThatCannotBe_AreNone(double price)
    {
        var none = (decimal)price;
        var leg = Leg(SampleRows.Entry with { Price = none, TriggerPrice = none, AveragePrice = none, SquareOffValue = none, StopLossValue = none });

        Assert.Equal((null, null, null), (leg.Price, leg.TriggerPrice, leg.AveragePrice));
    }

    private static OrderLeg Leg(OrderRow row, bool isPending = true)
    {
        var book = isPending ? SampleBook.Of(row) : SampleBook.Both([], [row]);
        return Assert.Single(Assert.Single(book.Brackets).Legs);
    }
}
