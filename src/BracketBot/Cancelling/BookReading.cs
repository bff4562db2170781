using BracketBot.Core;
using BracketBot.Core.Cancels;
using BracketBot.Core.Orders;

namespace BracketBot.Cancelling;

/// <summary>One reading of both lists, of which each may have failed.</summary>
/// <param name="Book">Made of what was read.</param>
/// <param name="PendingError">Null where the pending list was read.</param>
/// <param name="CompletedError">Null where the completed list was read, or not asked for.</param>
internal sealed record BookReading(OrderBook Book, BrokerError? PendingError, BrokerError? CompletedError)
{
    /// <summary>Why nothing at all was read; null where one list was.</summary>
    public BrokerError? Error => Book.HasPending || Book.HasCompleted ? null : PendingError;

    /// <summary>For whoever needs the pending list: without the completed one it will do.</summary>
    public Result<OrderBook, BrokerError> WithPending => PendingError is { } error ? error : Book;
}
