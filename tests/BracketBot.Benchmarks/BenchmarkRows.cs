using BracketBot.Core.Orders;

namespace BracketBot.Benchmarks;

/// <summary>A desk's order book: brackets of three legs each, among orders that are none.</summary>
internal static class BenchmarkRows
{
    public static readonly DateTimeOffset ReadAt = new(2024, 3, 14, 5, 1, 0, TimeSpan.Zero);

    public static OrderRows Of(int rows) => new([.. Enumerable.Range(0, rows).Select(Row)], []);

    private static OrderRow Row(int i) => new()
    {
        OmsOrderId = $"{20240314000 + (i / 3)}",
        ExchangeOrderId = $"{1100000012461398 + i}",
        ExecutionType = i % 50 == 49 ? "REGULAR" : "BO",
        LegOrderIndicator = (i % 3) switch { 0 => "ENTRY", 1 => "SECOND", _ => "THIRD" },
        OrderStatus = (i % 3) switch { 0 => "MODIFY_CONFIRMED", 1 => "TRIGGER_PENDING", _ => "CONFIRMED" },
        OrderSide = i % 3 == 0 ? "BUY" : "SELL",
        OrderType = i % 3 == 1 ? "SL" : "LIMIT",
        Product = "MIS",
        Exchange = "NSE",
        TradingSymbol = "IDEA-EQ",
        ClientId = "YA0002",
        Price = 11.90m,
        TriggerPrice = i % 3 == 1 ? 10.90m : 0,
        Quantity = 10,
        FilledQuantity = i % 3 == 0 ? 4 : 0,
        StopLossValue = 1,
        SquareOffValue = 1,
    };
}
