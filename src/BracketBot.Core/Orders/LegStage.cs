namespace BracketBot.Core.Orders;

/// <summary>
/// Combines all rows of one leg, in any order: the furthest stage counts. Fills only grow, so the largest one counts; if it covers the whole leg, the leg
/// was filled even if a later row says cancelled. Without fill figures "cancelled" wins, because "complete" may mean that the cancel request is
/// complete.
/// </summary>
internal static class LegStage
{
    /// <summary>Null if there are no rows.</summary>
    public static OrderLeg? Merge(IReadOnlyCollection<OrderLeg> sightings)
    {
        if (sightings.Count <= 1)
        {
            return sightings.FirstOrDefault();
        }

        var furthest = sightings.MaxBy(Rank)!;
        var told = sightings.Where(l => !l.FillIsUntold).ToList();
        var filled = Math.Min(furthest.Quantity, told.Select(l => l.FilledQuantity).DefaultIfEmpty(0).Max());
        return furthest with
        {
            FilledQuantity = furthest.FillIsUntold ? Math.Max(furthest.Status.Kind == OrderStatusKind.Complete ? furthest.FilledQuantity : 0, filled) : filled,
            AveragePrice = furthest.AveragePrice ?? sightings.OrderByDescending(l => l.FilledQuantity).Select(l => l.AveragePrice).FirstOrDefault(p => p is not null),
            Price = furthest.Price ?? sightings.Select(l => l.Price).FirstOrDefault(p => p is not null),
            TriggerPrice = furthest.TriggerPrice ?? sightings.Select(l => l.TriggerPrice).FirstOrDefault(p => p is not null),
            ExchangeTime = furthest.ExchangeTime ?? sightings.Select(l => l.ExchangeTime).Max(),
        };
    }

    /// <summary>How far a row shows its leg to have come. Of two equally far rows, the first counts.</summary>
    private static int Rank(OrderLeg leg) => (leg.Status.Kind, leg.IsPending) switch
    {
        _ when !leg.FillIsUntold && leg.FilledQuantity >= leg.Quantity => leg.Status.Kind == OrderStatusKind.Complete ? 9 : leg.IsPending ? 7 : 8,
        (OrderStatusKind.Cancelled or OrderStatusKind.Rejected, _) => leg.FillIsUntold ? 5 : 6,
        (OrderStatusKind.Complete, _) => 4,
        (OrderStatusKind.Unknown, false) => 3,
        (OrderStatusKind.Open or OrderStatusKind.BeingCancelled or OrderStatusKind.Unknown, true) => 2,
        (OrderStatusKind.BeingCancelled, false) => 1,
        _ => 0,
    };
}
