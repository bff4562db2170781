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
    public async Task<Result<OrderBook, BrokerError>> ReadAsync(BrokerSession? session, bool withCompleted, CancellationToken cancellation)
    {
        if (session is null)
        {
            return new BrokerError.NotLoggedIn(null, "");
        }

        var readAt = time.GetUtcNow();
        var completedTask = withCompleted ? broker.ReadOrdersAsync(session, OrderList.Completed, cancellation) : null;
        var pending = await broker.ReadOrdersAsync(session, OrderList.Pending, cancellation);
        OrderRows? completed = null;
        if (completedTask is not null)
        {
            var read = await completedTask;
            completed = read.Error is null ? read.Value : null;
            if (read.Error is { } unread)
            {
                Log.CompletedUnread(log, unread.GetType().Name);
            }
        }

        if (!pending.Try(out var rows, out var error))
        {
            return error;
        }

        var book = OrderBook.From(rows, completed, readAt);
        foreach (var warning in book.Warnings)
        {
            Log.RowSkipped(log, warning.Row, warning.Problem);
        }

        return book;
    }
}
