using System.Threading.Channels;
using BracketBot.Core.Commits;

namespace BracketBot.Storage.Writing;

/// <summary>
/// Passes all writes to a single writer, in order, and as many at once as are waiting, so that concurrent commits share one disk write. It never waits for
/// more to arrive.
/// </summary>
/// <param name="mostWaiting">How many writes the queue holds; further ones wait for room.</param>
/// <param name="mostTogether">The largest number of awaited writes in a batch.</param>
/// <typeparam name="TSession">What a write runs on: a database session, or a draft of the in-memory state.</typeparam>
internal sealed class WriteQueue<TSession>(int mostWaiting = 4096, int mostTogether = 256)
{
    private readonly Channel<QueuedWrite<TSession>> _queue = Channel.CreateBounded<QueuedWrite<TSession>>(mostWaiting);
    private readonly Lock _lock = new();
    private List<QueuedWrite<TSession>> _withNext = [];
    private bool _isClosed;

    /// <summary>Queues a write, and returns its result once it is on disk.</summary>
    /// <param name="cancellation">
    /// Stops waiting for room in the queue. A queued write is always carried out, so a caller that stops waiting must not assume that it wasn't.
    /// </param>
    public async Task<CommitResult> WriteAsync(Func<TSession, Task<CommitResult>> work, CancellationToken cancellation)
    {
        var write = new QueuedWrite<TSession>(work);
        await _queue.Writer.WriteAsync(write, cancellation);
        return await write.Done;
    }

    /// <summary>Queues a write that reaches disk together with the next awaited one, or when the queue closes.</summary>
    public Task<CommitResult> WriteWithNextAsync(Func<TSession, Task<CommitResult>> work)
    {
        var write = new QueuedWrite<TSession>(work);
        lock (_lock)
        {
            if (_isClosed)
            {
                // The writer may be gone already.
                return Task.FromException<CommitResult>(new ChannelClosedException());
            }

            _withNext.Add(write);
        }

        return write.Done;
    }

    /// <summary>Accepts no more writes. <see cref="RunAsync"/> returns once all are written.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _isClosed = true;
        }

        _queue.Writer.TryComplete();
    }

    /// <param name="writeBatch">Writes the whole batch in one transaction, and completes every write in it, whatever happens.</param>
    public async Task RunAsync(Func<IReadOnlyList<QueuedWrite<TSession>>, Task> writeBatch)
    {
        while (await _queue.Reader.WaitToReadAsync())
        {
            await writeBatch(Together());
        }

        if (Together() is { Count: > 0 } last)
        {
            await writeBatch(last);
        }
    }

    private List<QueuedWrite<TSession>> Together()
    {
        List<QueuedWrite<TSession>> batch;
        lock (_lock)
        {
            (batch, _withNext) = (_withNext, []);
        }

        for (var taken = 0; taken < mostTogether && _queue.Reader.TryRead(out var write); taken++)
        {
            batch.Add(write);
        }

        return batch;
    }
}
