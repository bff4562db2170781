using BracketBot.Core.Orders;

namespace BracketBot.Core.CancelAll;

/// <summary>What could be cancelled at once, according to the order book.</summary>
/// <param name="Brackets">The open brackets with a leg that the filter selects.</param>
/// <param name="NotYet">Selected legs that can't be cancelled yet, because the exchange has not confirmed them.</param>
/// <param name="Doubts">What else may be open but has no button; null for nothing.</param>
/// <param name="Others">Cancellable legs that the filter does not select.</param>
/// <param name="UnderWay">Selected legs that the broker is already cancelling.</param>
/// <param name="Unsure">Selected open legs whose indicator, id or status is too unclear to send.</param>
public sealed record CancelAllPreview(
    CancelAllFilter Filter, IReadOnlyList<BracketOrder> Brackets, DateTimeOffset ReadAt, int NotYet = 0, int Others = 0, Doubts? Doubts = null, int UnderWay = 0,
    int Unsure = 0)
{
    public static CancelAllPreview Of(CancelAllFilter filter, OrderBook book)
    {
        var legs = book.Open.SelectMany(b => b.Legs.Select(l => (Leg: l, Takes: filter.Takes(b, l)))).ToList();
        return new(
            filter, [.. book.Open.Where(b => b.Legs.Any(l => l.Block is null && filter.Takes(b, l)))], book.ReadAt,
            NotYet: legs.Count(l => l.Takes && l.Leg.Block is CancelBlock.NotYetAtExchange), Others: legs.Count(l => !l.Takes && l.Leg.Block is null), book.Doubts.Open,
            UnderWay: legs.Count(l => l.Takes && l.Leg is { IsPending: true, Block: CancelBlock.BeingCancelled }),
            Unsure: legs.Count(l => l.Takes && l.Leg.Block is CancelBlock.LegUnclear or CancelBlock.IdUnclear or CancelBlock.StatusUnclear));
    }

    /// <summary>The cancellable legs of one half, in the book's order.</summary>
    public IReadOnlyList<LegChoice> Legs(CancelAllGroup group) =>
        [.. Brackets.SelectMany(b => b.Legs
            .Where(l => l.Block is null && Filter.Takes(b, l) && CancelAllFilter.GroupOf(l) == group)
            .Select(l => new LegChoice(b, l)))];
}
