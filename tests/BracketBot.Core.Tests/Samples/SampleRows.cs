using BracketBot.Core.Orders;

namespace BracketBot.Core.Tests.Samples;

/// <summary>Rows of the order book: a bracket whose entry is filled in part, with a stop and a target, and a second one with its entry alone.</summary>
internal static class SampleRows
{
    public const string Order = "20240314929";
    public const string OtherOrder = "20240314930";

    public static OrderRow Entry { get; } = new()
    {
        OmsOrderId = Order,
        ExchangeOrderId = "1100000012461398",
        ExecutionType = "BO",
        LegOrderIndicator = "ENTRY",
        OrderStatus = "MODIFY_CONFIRMED",
        OrderSide = "BUY",
        OrderType = "LIMIT",
        Product = "MIS",
        Exchange = "NSE",
        TradingSymbol = "IDEA-EQ",
        ClientId = "YA0002",
        Price = 11.90m,
        AveragePrice = 11.85m,
        Quantity = 10,
        FilledQuantity = 4,
        RemainingQuantity = 6,
        StopLossValue = 1,
        SquareOffValue = 1,
        TrailingStopLoss = 0.05m,
        ExchangeTime = SampleTime.Now.AddMinutes(-5),
    };

    public static OrderRow Stop { get; } = Entry with
    {
        ExchangeOrderId = "1100000012461399",
        LegOrderIndicator = "SECOND",
        OrderStatus = "TRIGGER_PENDING",
        OrderSide = "SELL",
        OrderType = "SL",
        Price = 10.85m,
        TriggerPrice = 10.90m,
        AveragePrice = 0,
        Quantity = 4,
        FilledQuantity = 0,
        RemainingQuantity = 4,
        StopLossValue = null,
        SquareOffValue = null,
        TrailingStopLoss = null,
    };

    public static OrderRow Target { get; } = Stop with
    {
        ExchangeOrderId = "1100000012461400",
        LegOrderIndicator = "THIRD",
        OrderStatus = "CONFIRMED",
        OrderType = "LIMIT",
        Price = 12.90m,
        TriggerPrice = 0,
    };

    public static OrderRow OtherEntry { get; } = Entry with
    {
        OmsOrderId = OtherOrder,
        ExchangeOrderId = "1100000012461500",
        TradingSymbol = "M&M-EQ",
        FilledQuantity = 0,
        RemainingQuantity = 10,
    };

    /// <summary>Entries of so many brackets, with ids one after the other.</summary>
    public static IEnumerable<OrderRow> Entries(int count) => Enumerable.Range(0, count).Select(i => Entry with
    {
        OmsOrderId = $"{20240400000 + i}",
        ExchangeOrderId = $"{1200000000000000 + i}",
    });
}
