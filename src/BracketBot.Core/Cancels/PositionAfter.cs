using BracketBot.Core.Orders;

namespace BracketBot.Core.Cancels;

/// <summary>A bracket's position after a cancel, and what protects it, in units.</summary>
/// <param name="Held">Null if the evidence does not tell.</param>
/// <param name="UnderStop">What open stops cover; null if it is unknown which legs stand.</param>
/// <param name="AtMarket">What the bracket's own market orders have closed since the card was shown.</param>
public sealed record PositionAfter(decimal? Held, decimal? UnderStop, decimal AtMarket)
{
    /// <param name="shown">The bracket as the card showed it.</param>
    public static PositionAfter Of(BracketOrder shown, Aftermath aftermath)
    {
        List<LegChange> legs = [aftermath.Leg, .. aftermath.Siblings];
        var entries = legs.Where(l => l.Latest.Role == LegRole.Entry).ToList();
        var exits = legs.Where(l => l.Latest.Role != LegRole.Entry).ToList();
        var closed = exits.Where(l => l is { Before: null, After: { FilledQuantity: > 0 } after } && MarketExit.IsMarket(after.OrderType)).Sum(l => l.Latest.FilledQuantity);
        return new PositionAfter(HeldOf(shown, aftermath, entries, exits), UnderStopOf(aftermath, exits), closed);
    }

    private static decimal? HeldOf(BracketOrder shown, Aftermath aftermath, List<LegChange> entries, List<LegChange> exits)
    {
        if (!entries.TrueForAll(IsTold))
        {
            return null;
        }

        var bought = entries.Count > 0 ? entries.Sum(e => e.Latest.FilledQuantity) : shown.HeldQuantity + exits.Sum(e => e.Before?.FilledQuantity ?? 0);
        if (bought == 0)
        {
            return 0;
        }

        return exits.TrueForAll(IsTold) && aftermath.Market is null or { IsSure: true }
            ? Math.Max(0, bought - exits.Sum(e => e.Latest.FilledQuantity) - (aftermath.Market?.Filled ?? 0))
            : null;
    }

    private static decimal? UnderStopOf(Aftermath aftermath, List<LegChange> exits) => aftermath.PendingUnread
        ? null
        : exits.Where(e => e.After is { IsOpen: true, MayBeStop: true }).Sum(e => e.Latest.OpenQuantity);

    /// <summary>True if it is known how much of the leg filled: a row says so, or the leg was already over.</summary>
    private static bool IsTold(LegChange leg) => leg.After is { } after
        ? !after.FillIsUntold || after.Status.Kind == OrderStatusKind.Complete || after.IsOpen
        : leg.Before is { IsOpen: false, FillIsUntold: false };
}
