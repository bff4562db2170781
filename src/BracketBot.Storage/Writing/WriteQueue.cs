using System.Threading.Channels;
using BracketBot.Core.Commits;

namespace BracketBot.Storage.Writing;

/// <summary>
/// Brings all writes to one writer, in order, and gives it all that waits at once, so that commits made at the same time share one disk write. It
/// never waits for more to come.
/// </summary>
/// <param name="mostWaiting">More than that wait for room.</param>
/// <param name="mostTogether">Of those that somebody waits for.</param>
/// <typeparam name="TSession">What a write is run on: a session of a database, or a draft of what is in memory.</typeparam>
internal sealed class WriteQueue<TSession>(int mostWaiting = 4096, int mostTogether = 256)
{
    private readonly Channel<QueuedWrite<TSession>> _queue = Channel.CreateBounded<QueuedWrite<TSession>>(mostWaiting);
    private readonly Lock _lock = new();
    private List<QueuedWrite<TSession>> _withNext = [];
    private bool _isClosed;

    /// <summary>Queues a write; the result is there when it is on disk.</summary>
    /// <param name="cancellation">Gives up while there is no room. What is queued will be written: whoever gives up waiting must not take it for undone.</param>
    public async Task<CommitResult> WriteAsync(Func<TSession, Task<CommitResult>> work, CancellationToken cancellation)
    {
        var write = new QueuedWrite<TSession>(work);
        await _queue.Writer.WriteAsync(write, cancellation);
        return await write.Done;
    }

    /// <summary>Queues a write that goes to disk with the next one that somebody waits for, or when the queue is closed.</summary>
    public Task<CommitResult> WriteWithNextAsync(Func<TSession, Task<CommitResult>> work)
    {
        var write = new QueuedWrite<TSession>(work);
        lock (_lock)
        {
            if (_isClosed)
            {
                // Nobody may come to write it any more.
                return Task.FromException<CommitResult>(new ChannelClosedException());
            }

            _withNext.Add(write);
        }

        return write.Done;
    }

    /// <summary>Takes no more. <see cref="RunAsync"/> ends when all is written.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _isClosed = true;
        }

        _queue.Writer.TryComplete();
    }

    /// <param name="writeBatch">Writes all in one transaction, and finishes each of them, whatever happens.</param>
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
