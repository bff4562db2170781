using System.Collections.Concurrent;
using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Cancels;
using BracketBot.Core.Orders;

namespace BracketBot.Cancelling;

/// <summary>
/// One reading of a client's order book for all who ask at the same time: a hundred tickets that wait for their outcome cost one reading. Nobody is
/// given a reading that began before they asked.
/// </summary>
internal sealed class SharedBooks(OrderBooks books, IBroker broker, TimeProvider time)
{
    /// <summary>
    /// Between the starts of two readings of a client, and of two histories: with two calls for a reading and one for a history, below the broker's 10
    /// data calls a second.
    /// </summary>
    private static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(350);

    private readonly ConcurrentDictionary<(ClientId Client, TelegramUserId User, DateTimeOffset Since), Queue> _queues = [];

    public async Task<Result<OrderBook, BrokerError>> ReadAsync(BrokerSession? session, CancellationToken cancellation) =>
        (await LookAsync(session, null, cancellation)).WithPending;

    /// <inheritdoc cref="OrderBooks.LookAsync"/>
    /// <param name="about">The order that it is read for; null where all of it matters. Others may share the reading, and the book has their orders too.</param>
    public Task<BookReading> LookAsync(BrokerSession? session, OmsOrderId? about, CancellationToken cancellation)
    {
        if (session is null)
        {
            return books.LookAsync(null, withCompleted: true, null, cancellation);
        }

        var queue = _queues.GetOrAdd(KeyOf(session), _ => new Queue());
        Task<BookReading> next;
        lock (queue)
        {
            // The next reading has not begun; whoever asks before it does shares it.
            queue.Want(about);
            next = queue.Next ??= NextAsync(queue, session);
        }

        return next.WaitAsync(cancellation);
    }

    /// <summary>
    /// An order's history. One after the other too: where the completed orders can't be read, a hundred tickets ask for theirs at once. They wait in
    /// a queue of their own, so that no reading of the book waits behind them.
    /// </summary>
    public async Task<Result<OrderRows, BrokerError>> ReadHistoryAsync(BrokerSession session, OmsOrderId order, CancellationToken cancellation)
    {
        await TurnAsync(_queues.GetOrAdd(KeyOf(session), _ => new Queue()).Histories, cancellation);
        return await broker.ReadHistoryAsync(session, order, cancellation);
    }

    /// <summary>A session's own: another user's of the same client may be over while this one is not.</summary>
    private static (ClientId Client, TelegramUserId User, DateTimeOffset Since) KeyOf(BrokerSession session) => (session.ClientId, session.UserId, session.Since);

    private async Task<BookReading> NextAsync(Queue queue, BrokerSession session)
    {
        // Returns to the caller at once, so that Next is set before it is cleared.
        await Task.Yield();
        await TurnAsync(queue.Readings, CancellationToken.None);
        OrderFocus? about;
        lock (queue)
        {
            queue.Next = null;
            about = queue.TakeWanted();
        }

        return await books.LookAsync(session, withCompleted: true, about, CancellationToken.None);
    }

    /// <summary>Waits for the next free moment, and takes it.</summary>
    private async Task TurnAsync(Turns turns, CancellationToken cancellation)
    {
        TimeSpan wait;
        lock (turns)
        {
            var now = time.GetUtcNow();
            turns.Free = turns.Free > now ? turns.Free : now;
            wait = turns.Free - now;
            turns.Free += Apart;
        }

        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, time, cancellation);
        }
    }

    private sealed class Turns
    {
        /// <summary>When the next call may be made.</summary>
        public DateTimeOffset Free { get; set; }
    }

    private sealed class Queue
    {
        private HashSet<OmsOrderId> _orders = [];
        private bool _all;

        public Task<BookReading>? Next { get; set; }

        /// <summary>Notes what the next reading is for.</summary>
        public void Want(OmsOrderId? order)
        {
            if (order is { } one)
            {
                _orders.Add(one);
            }
            else
            {
                _all = true;
            }
        }

        /// <summary>What the reading that begins now is for; null where somebody needs all of it.</summary>
        public OrderFocus? TakeWanted()
        {
            var wanted = _all ? null : new OrderFocus(_orders, ElseAll: false);
            (_orders, _all) = ([], false);
            return wanted;
        }

        public Turns Readings { get; } = new();

        public Turns Histories { get; } = new();
    }
}
