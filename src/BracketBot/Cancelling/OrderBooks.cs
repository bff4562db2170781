using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Cancels;
using BracketBot.Core.Orders;

namespace BracketBot.Cancelling;

/// <summary>Reads a client's order book.</summary>
internal sealed class OrderBooks(IBroker broker, TimeProvider time, ILogger<OrderBooks> log)
{
    /// <param name="session">Null where there is none that can be used: then <see cref="BrokerError.NotLoggedIn"/>.</param>
    /// <param name="withCompleted">Reads both lists, side by side. Without the completed one the pending one alone will do.</param>
    public async Task<Result<OrderBook, BrokerError>> ReadAsync(BrokerSession? session, bool withCompleted, CancellationToken cancellation) =>
        (await LookAsync(session, withCompleted, cancellation)).WithPending;

    /// <summary>The same, where one list that could be read tells something already.</summary>
    public async Task<BookReading> LookAsync(BrokerSession? session, bool withCompleted, CancellationToken cancellation)
    {
        var readAt = time.GetUtcNow();
        if (session is null)
        {
            var none = new BrokerError.NotLoggedIn(null, "");
            return new BookReading(OrderBook.From(null, null, readAt), none, none);
        }

        var completedTask = withCompleted ? broker.ReadOrdersAsync(session, OrderList.Completed, cancellation) : null;
        var pending = await broker.ReadOrdersAsync(session, OrderList.Pending, cancellation);
        var completed = completedTask is null ? default(Result<OrderRows, BrokerError>?) : await completedTask;
        if (completed?.Error is { } unread)
        {
            Log.CompletedUnread(log, unread.GetType().Name);
        }

        var book = OrderBook.From(pending.Error is null ? pending.Value : null, completed is { Error: null } read ? read.Value : null, readAt);
        foreach (var warning in book.Warnings)
        {
            Log.RowSkipped(log, warning.Row, warning.Problem);
        }

        return new BookReading(book, pending.Error, completed?.Error);
    }
}
