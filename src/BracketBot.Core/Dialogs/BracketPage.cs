using BracketBot.Core.Orders;

namespace BracketBot.Core.Dialogs;

/// <summary>One page of a list of open brackets.</summary>
/// <param name="Page">From 0.</param>
/// <param name="Pages">At least 1.</param>
/// <param name="Total">Open brackets on all pages.</param>
/// <param name="ReadAt">When the order book was read.</param>
/// <param name="Doubts">What else may be open but has no button; null for nothing.</param>
public sealed record BracketPage(IReadOnlyList<BracketOrder> Brackets, int Page, int Pages, int Total, DateTimeOffset ReadAt, Doubts? Doubts = null)
{
    /// <summary>Brackets per page: five fit a phone's screen.</summary>
    public const int Size = 5;

    /// <summary>The page, or the last one if the list has become shorter.</summary>
    public static BracketPage Of(OrderBook book, int page)
    {
        var open = book.Open.ToList();
        var pages = Math.Max(1, (open.Count + Size - 1) / Size);
        var shown = Math.Clamp(page, 0, pages - 1);
        return new BracketPage([.. open.Skip(shown * Size).Take(Size)], shown, pages, open.Count, book.ReadAt, book.Doubts.Open);
    }
}
