using BracketBot.Core.Orders;

namespace BracketBot.Core.CancelAll;

/// <summary>What could be cancelled at once, as the order book had it.</summary>
/// <param name="Brackets">The open brackets that the filter takes a leg of.</param>
/// <param name="NotYet">Legs that the filter takes and that can't be cancelled yet, because the exchange has not confirmed them.</param>
/// <param name="Doubts">What may be open besides, and has no button; null for nothing.</param>
/// <param name="Others">Legs that can be cancelled and that the filter does not take.</param>
public sealed record AllPreview(AllFilter Filter, IReadOnlyList<BracketOrder> Brackets, DateTimeOffset ReadAt, int NotYet = 0, int Others = 0, Doubts? Doubts = null)
{
    public static AllPreview Of(AllFilter filter, OrderBook book)
    {
        var legs = book.Open.SelectMany(b => b.Legs.Select(l => (Leg: l, Takes: filter.Takes(b, l)))).ToList();
        return new(
            filter, [.. book.Open.Where(b => b.Legs.Any(l => l.Block is null && filter.Takes(b, l)))], book.ReadAt,
            NotYet: legs.Count(l => l.Takes && l.Leg.Block is CancelBlock.NotYetAtExchange), Others: legs.Count(l => !l.Takes && l.Leg.Block is null), book.Doubts.Open);
    }

    /// <summary>The legs of one half that can be cancelled, in the book's order.</summary>
    public IReadOnlyList<LegChoice> Legs(AllGroup group) =>
        [.. Brackets.SelectMany(b => b.Legs
            .Where(l => l.Block is null && Filter.Takes(b, l) && AllFilter.GroupOf(l) == group)
            .Select(l => new LegChoice(b, l)))];
}
