using BracketBot.Core.Orders;

namespace BracketBot.Core.CancelAll;

/// <summary>What could be cancelled at once, as the order book had it.</summary>
/// <param name="Brackets">The open brackets that the filter takes a leg of.</param>
public sealed record AllPreview(AllFilter Filter, IReadOnlyList<BracketOrder> Brackets, DateTimeOffset ReadAt)
{
    public static AllPreview Of(AllFilter filter, OrderBook book) =>
        new(filter, [.. book.Open.Where(b => b.Legs.Any(l => l.Block is null && filter.Takes(b, l)))], book.ReadAt);

    /// <summary>The legs of one half that can be cancelled, in the book's order.</summary>
    public IReadOnlyList<LegChoice> Legs(AllGroup group) =>
        [.. Brackets.SelectMany(b => b.Legs
            .Where(l => l.Block is null && Filter.Takes(b, l) && AllFilter.GroupOf(l) == group)
            .Select(l => new LegChoice(b, l)))];
}
