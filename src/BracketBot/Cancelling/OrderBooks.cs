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
    /// <param name="about">The orders that it is read for; null where all of it matters.</param>
    public async Task<Result<OrderBook, BrokerError>> ReadAsync(BrokerSession? session, bool withCompleted, OrderFocus? about, CancellationToken cancellation) =>
        (await LookAsync(session, withCompleted, about, cancellation)).WithPending;

    /// <summary>The same, where one list that could be read tells something already.</summary>
    public async Task<BookReading> LookAsync(BrokerSession? session, bool withCompleted, OrderFocus? about, CancellationToken cancellation)
    {
        var readAt = time.GetUtcNow();
        if (session is null || session.IsOver(readAt))
        {
            var none = new BrokerError.NotLoggedIn(null, "");
            return new BookReading(OrderBook.From(null, null, readAt), none, none);
        }

        // Where the pending list has none of them, the brackets in it are shown instead, with what of them was completed.
        var completedTask = withCompleted ? ReadListAsync(session, OrderList.Completed, about is { ElseAll: true } ? null : about, cancellation) : null;
        var pending = await ReadListAsync(session, OrderList.Pending, about, cancellation);
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

    private Task<Result<OrderRows, BrokerError>> ReadListAsync(BrokerSession session, OrderList list, OrderFocus? about, CancellationToken cancellation) => about is null
        ? broker.ReadOrdersAsync(session, list, cancellation)
        : broker.ReadOrdersAsync(session, list, about, cancellation);
}
