using System.Collections.Concurrent;
using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Cancels;
using BracketBot.Core.Orders;
using BracketBot.Dialogs;

namespace BracketBot.Cancelling;

/// <summary>
/// One reading of a client's order book for all who ask at the same time: a hundred tickets that wait for their outcome cost one reading. Nobody is
/// given a reading that began before they asked.
/// </summary>
internal sealed class SharedBooks(OrderBooks books, TimeProvider time)
{
    /// <summary>Between the starts of two readings of a client: with two calls each, well below the broker's 10 data calls a second.</summary>
    private static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(350);

    private readonly ConcurrentDictionary<ClientId, Line> _lines = [];

    public Task<Result<OrderBook, BrokerError>> ReadAsync(BrokerSession? session, CancellationToken cancellation)
    {
        if (session is null)
        {
            return books.ReadAsync(null, withCompleted: true, cancellation);
        }

        var line = _lines.GetOrAdd(session.ClientId, _ => new Line());
        Task<Result<OrderBook, BrokerError>> next;
        lock (line)
        {
            // The next reading has not begun; whoever asks before it does shares it.
            next = line.Next ??= NextAsync(line, session);
        }

        return next.WaitAsync(cancellation);
    }

    private async Task<Result<OrderBook, BrokerError>> NextAsync(Line line, BrokerSession session)
    {
        // Returns to the caller at once, so that Next is set before it is cleared.
        await Task.Yield();
        var wait = line.LastStart + Apart - time.GetUtcNow();
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, time);
        }

        lock (line)
        {
            line.Next = null;
            line.LastStart = time.GetUtcNow();
        }

        return await books.ReadAsync(session, withCompleted: true, CancellationToken.None);
    }

    private sealed class Line
    {
        public Task<Result<OrderBook, BrokerError>>? Next { get; set; }

        public DateTimeOffset LastStart { get; set; }
    }
}
