using BracketBot.Core.Orders;

namespace BracketBot.Core.Cancels;

/// <summary>Everything that one look could read.</summary>
/// <param name="Book">The lists that could be read; <see cref="OrderBook.HasPending"/> and <see cref="OrderBook.HasCompleted"/> say which.</param>
/// <param name="History">The order's history; null if it was not read.</param>
public sealed record Evidence(OrderBook Book, OrderRows? History)
{
    /// <summary>True if the lists leave something about the leg open that its history may answer.</summary>
    public static bool NeedsHistory(OrderBook book, LegRef leg) =>
        !book.HasPending || !book.HasCompleted || book.Find(leg) is null or { FillIsUntold: true } or { IsPending: false, Status.Kind: OrderStatusKind.Open };
}
