namespace BracketBot.Core.Orders;

/// <summary>
/// One row of the broker's order book, unchanged: a leg, or an order that is not a bracket. An absent text is "", an absent or unreadable number is
/// null. Prices in rupees, quantities in units (not lots), times in UTC.
/// </summary>
/// <remarks>Source: <c>GET /api/v1/orders</c> and <c>GET /api/v1/order/&lt;id&gt;/history</c>.</remarks>
public sealed record OrderRow
{
    public string OmsOrderId { get; init; } = "";
    public string ExchangeOrderId { get; init; } = "";
    public string ExecutionType { get; init; } = "";
    public string LegOrderIndicator { get; init; } = "";
    public string OrderStatus { get; init; } = "";
    public string OrderSide { get; init; } = "";
    public string OrderType { get; init; } = "";
    public string Product { get; init; } = "";
    public string Exchange { get; init; } = "";
    public string TradingSymbol { get; init; } = "";
    public string ClientId { get; init; } = "";
    public decimal? Price { get; init; }
    public decimal? TriggerPrice { get; init; }

    /// <summary><c>average_trade_price</c>, or <c>average_price</c> if that is absent: the average price of the filled part.</summary>
    public decimal? AveragePrice { get; init; }

    public decimal? Quantity { get; init; }
    public decimal? FilledQuantity { get; init; }
    public decimal? RemainingQuantity { get; init; }
    public decimal? StopLossValue { get; init; }
    public decimal? SquareOffValue { get; init; }
    public decimal? TrailingStopLoss { get; init; }
    public string RejectionReason { get; init; } = "";
    public DateTimeOffset? OrderEntryTime { get; init; }
    public DateTimeOffset? ExchangeTime { get; init; }
}
