namespace BracketBot.Core.Orders;

/// <summary>Reads one row of the order book as a leg.</summary>
internal static class LegReader
{
    /// <summary>The largest quantity or price accepted; sums of such values stay far from overflowing a decimal.</summary>
    public const decimal Largest = 1_000_000_000_000m;

    /// <summary>The leg, or what is wrong with the row.</summary>
    public static (OrderLeg? Leg, string? Problem) Read(OrderRow row, bool isPending)
    {
        if (string.IsNullOrWhiteSpace(row.OmsOrderId))
        {
            return (null, "it has no oms_order_id");
        }

        if (string.IsNullOrWhiteSpace(row.LegOrderIndicator))
        {
            return (null, "a BO row without a leg_order_indicator");
        }

        if (row.Quantity is not (> 0 and <= Largest))
        {
            return (null, "it has no quantity that can be");
        }

        var indicator = new LegIndicator(row.LegOrderIndicator);
        var quantity = row.Quantity.Value;
        var status = new OrderStatus(row.OrderStatus);
        var told = FilledOf(row, quantity, status.Kind);

        // An absent number may come as 0. A complete leg is taken as filled even so, because taking it as unfilled would hide a position.
        var isUntold = told is null || (status.Kind == OrderStatusKind.Complete && told <= 0);
        var filled = !isUntold ? told ?? 0 : status.Kind == OrderStatusKind.Complete ? quantity : 0;

        var leg = new OrderLeg
        {
            Ref = new LegRef(new OmsOrderId(row.OmsOrderId), indicator, new ExchangeOrderId(row.ExchangeOrderId.Trim())),
            Role = RoleOf(row, indicator),
            Status = status,
            IsPending = isPending,
            Side = SideOf(row.OrderSide),
            OrderType = row.OrderType,
            Price = Positive(row.Price),
            TriggerPrice = Positive(row.TriggerPrice),
            AveragePrice = Positive(row.AveragePrice),
            Quantity = quantity,
            FilledQuantity = Math.Clamp(filled, 0, quantity),
            FillIsUntold = isUntold,
            ExchangeTime = row.ExchangeTime,
            RejectionReason = row.RejectionReason,
        };
        return (leg, null);
    }

    /// <summary>What the row says was filled; null if it does not say. A cancelled leg has nothing remaining, so 0 remaining does not mean filled.</summary>
    private static decimal? FilledOf(OrderRow row, decimal quantity, OrderStatusKind kind) => (row.FilledQuantity, row.RemainingQuantity) switch
    {
        ({ } filled, _) => filled,
        (null, { } remaining) when remaining > 0 || kind is not (OrderStatusKind.Cancelled or OrderStatusKind.Rejected) =>
            quantity - Math.Clamp(remaining, 0, quantity),
        _ => null,
    };

    public static OrderSide SideOf(string side) => side.Trim().ToUpperInvariant() switch
    {
        "BUY" or "B" => OrderSide.Buy,
        "SELL" or "S" => OrderSide.Sell,
        _ => OrderSide.Unknown,
    };

    public static decimal? Positive(decimal? value) => value is > 0 and <= Largest ? value : null;

    private static LegRole RoleOf(OrderRow row, LegIndicator indicator)
    {
        if (indicator == LegIndicator.Entry)
        {
            return LegRole.Entry;
        }

        var type = row.OrderType.Trim();
        if (type.StartsWith("SL", StringComparison.OrdinalIgnoreCase) || row.TriggerPrice > 0)
        {
            return LegRole.StopLoss;
        }

        return type.Equals("LIMIT", StringComparison.OrdinalIgnoreCase) ? LegRole.Target : LegRole.Exit;
    }
}
