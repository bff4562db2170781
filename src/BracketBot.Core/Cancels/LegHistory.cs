using BracketBot.Core.Orders;

namespace BracketBot.Core.Cancels;

/// <summary>
/// What an order's history says about one leg. Only some hosts name the leg in history rows, so rows are matched by <c>exchange_order_id</c>; a row
/// without one is matched by its leg if the bracket has just one such leg. What a row leaves out is taken from the card.
/// </summary>
internal static class LegHistory
{
    /// <summary>Words for "none" where an id should be.</summary>
    private static readonly string[] Absent = ["", "0", "-", "--", "NA", "N/A", "NULL", "NONE", "NIL"];

    /// <summary>The furthest stage of the leg in the history; null if the history does not name the leg.</summary>
    /// <param name="rows">In any order.</param>
    public static OrderLeg? Of(OrderRows rows, BracketOrder bracket, OrderLeg leg)
    {
        var stages = rows.Rows.Where(r => IsOf(r, bracket, leg.Ref)).Select(r => Read(r, leg)).OfType<OrderLeg>().ToList();

        // An order passes through statuses that are not final (VALIDATION PENDING); only a final one outranks what comes later.
        var ends = stages.Where(l => l.IsFilled || l.Status.Kind is OrderStatusKind.Complete or OrderStatusKind.Cancelled or OrderStatusKind.Rejected).ToList();
        return LegStage.Merge(ends.Count > 0 ? [.. ends, .. stages.Except(ends)] : stages) is not { } furthest ? null
            : ends.Count > 0 ? furthest
            : Latest(stages) with { FilledQuantity = furthest.FilledQuantity, AveragePrice = furthest.AveragePrice };
    }

    private static bool IsOf(OrderRow row, BracketOrder bracket, LegRef leg)
    {
        if (!IsAbsent(row.LegOrderIndicator) && new LegIndicator(row.LegOrderIndicator) != leg.Indicator)
        {
            return false;
        }

        return IsAbsent(row.ExchangeOrderId)
            ? !IsAbsent(row.LegOrderIndicator) && bracket.Legs.Count(l => l.Ref.Indicator == leg.Indicator) == 1
            : row.ExchangeOrderId.Trim() == leg.ExchangeOrderId.Value;
    }

    private static OrderLeg? Read(OrderRow row, OrderLeg leg) => LegReader.Read(
        row with
        {
            OmsOrderId = leg.Ref.OmsOrderId.Value,
            ExchangeOrderId = leg.Ref.ExchangeOrderId.Value,
            LegOrderIndicator = leg.Ref.Indicator.Value,
            Quantity = row.Quantity is > 0 ? row.Quantity : leg.Quantity,
            OrderType = IsAbsent(row.OrderType) ? leg.OrderType : row.OrderType,
        },
        isPending: false).Leg is { } read
            ? read with { Role = leg.Role, Side = read.Side == OrderSide.Unknown ? leg.Side : read.Side, Price = read.Price ?? leg.Price, TriggerPrice = read.TriggerPrice ?? leg.TriggerPrice }
            : null;

    /// <summary>The latest by time if all have one; else the last row, because the API returns the oldest first.</summary>
    private static OrderLeg Latest(List<OrderLeg> stages) => stages.TrueForAll(l => l.ExchangeTime is not null)
        ? stages.OrderBy(l => l.ExchangeTime).Last()
        : stages[^1];

    private static bool IsAbsent(string text) => Absent.Contains(text.Trim(), StringComparer.OrdinalIgnoreCase);
}
