using BracketBot.Core.Orders;

namespace BracketBot.Core.CancelAll;

/// <summary>What could be cancelled at once, as the order book had it.</summary>
/// <param name="Brackets">The open brackets that the filter takes a leg of.</param>
/// <param name="NotYet">Legs that the filter takes and that can't be cancelled yet, because the exchange has not confirmed them.</param>
/// <param name="Doubts">What may be open besides, and has no button; null for nothing.</param>
/// <param name="Others">Legs that can be cancelled and that the filter does not take.</param>
/// <param name="UnderWay">Legs that the filter takes and whose cancel the broker has under way.</param>
/// <param name="Unsure">Legs that the filter takes, that are open, and whose leg, id or status is not sure enough for a request.</param>
public sealed record AllPreview(
    AllFilter Filter, IReadOnlyList<BracketOrder> Brackets, DateTimeOffset ReadAt, int NotYet = 0, int Others = 0, Doubts? Doubts = null, int UnderWay = 0,
    int Unsure = 0)
{
    public static AllPreview Of(AllFilter filter, OrderBook book)
    {
        var legs = book.Open.SelectMany(b => b.Legs.Select(l => (Leg: l, Takes: filter.Takes(b, l)))).ToList();
        return new(
            filter, [.. book.Open.Where(b => b.Legs.Any(l => l.Block is null && filter.Takes(b, l)))], book.ReadAt,
            NotYet: legs.Count(l => l.Takes && l.Leg.Block is CancelBlock.NotYetAtExchange), Others: legs.Count(l => !l.Takes && l.Leg.Block is null), book.Doubts.Open,
            UnderWay: legs.Count(l => l.Takes && l.Leg is { IsPending: true, Block: CancelBlock.BeingCancelled }),
            Unsure: legs.Count(l => l.Takes && l.Leg.Block is CancelBlock.LegUnclear or CancelBlock.IdUnclear or CancelBlock.StatusUnclear));
    }

    /// <summary>The legs of one half that can be cancelled, in the book's order.</summary>
    public IReadOnlyList<LegChoice> Legs(AllGroup group) =>
        [.. Brackets.SelectMany(b => b.Legs
            .Where(l => l.Block is null && Filter.Takes(b, l) && AllFilter.GroupOf(l) == group)
            .Select(l => new LegChoice(b, l)))];
}
