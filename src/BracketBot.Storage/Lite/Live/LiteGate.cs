using BracketBot.Core.Commits;
using BracketBot.Storage.Writing;
using LiteDB;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace BracketBot.Storage.Lite.Live;

/// <summary>
/// Gives access to the live rows and the file behind them. Readers see the state as of the last batch on disk. A single writer takes all waiting commits,
/// folds them into the state, writes them as one transaction, and only then publishes the new state, so nothing is visible before it is durable.
/// </summary>
internal sealed class LiteGate : IAsyncDisposable
{
    private const long UsualLargestJournal = 1L << 18;

    /// <summary>
    /// At this multiple of the largest journal, the lock has been held for longer than any copy takes, and checkpoints are reported as failing.
    /// </summary>
    private const int FarTooLarge = 64;

    /// <summary>A batch beyond this multiple of the largest journal doesn't come from dialogs.</summary>
    private const int Bulk = 4;

    /// <summary>
    /// In bytes. A journal of this size is checkpointed however busy it is. It holds a few dozen dialogs, and the next commit waits a few milliseconds.
    /// </summary>
    private readonly long _largestJournal;

    /// <summary>In bytes. After a failed checkpoint, the next one is tried when the journal has grown by this much again.</summary>
    private long _tidyAt;

    /// <summary>The size of the journal after the last batch.</summary>
    private long _bytes;

    private readonly WriteQueue<LiteDraft> _queue = new();
    private readonly LiteFile _file;
    private readonly Task _writer;

    /// <summary>Null after a batch with an unknown outcome: the state must then be read from the file.</summary>
    private volatile LiveState? _state;

    /// <summary>The last known state.</summary>
    private volatile LiveState _known;

    private long _writes;

    public LiteGate(LiteFile file, LiveState state, ILogger? log = null, long largestJournal = UsualLargestJournal)
    {
        log ??= NullLogger.Instance;
        Checkpoints = new Chore("bring its journal into the data file", log);
        Shedding = new Chore("bring what is over out of the memory", log);
        Counting = new Chore("count the audit's older entries", log);
        (_file, _state, _known, _largestJournal, _tidyAt) = (file, state, state, largestJournal, largestJournal);
        _writer = Task.Run(() => _queue.RunAsync(WriteBatchAsync));
    }

    public LiteFile File => _file;

    /// <summary>The checkpoints, which move the journal into the data file.</summary>
    public Chore Checkpoints { get; }

    /// <summary>The removal of finished rows from memory.</summary>
    public Chore Shedding { get; }

    /// <summary>The counting of audit entries that are in no chain.</summary>
    public Chore Counting { get; }

    /// <summary>The number of batches so far.</summary>
    public long Writes => Interlocked.Read(ref _writes);

    /// <summary>Queues a commit. Any result but <see cref="CommitResult.Committed"/>, and any exception, leaves no trace of it.</summary>
    /// <param name="cancellation">Stops waiting for room in the queue.</param>
    public Task<CommitResult> WriteAsync(Func<LiteDraft, CommitResult> work, CancellationToken cancellation) =>
        _queue.WriteAsync(draft => Task.FromResult(work(draft)), cancellation);

    public Task WriteAsync(Action<LiteDraft> work, CancellationToken cancellation) => WriteAsync(Always(work), cancellation);

    /// <summary>Queues a commit that isn't urgent: it is written with the next one, or on closing.</summary>
    public Task WriteWithNextAsync(Action<LiteDraft> work)
    {
        var always = Always(work);
        return _queue.WriteWithNextAsync(draft => Task.FromResult(always(draft)));
    }

    /// <summary>The live rows as they are on disk. Free, unless the outcome of the last write is unknown.</summary>
    public ValueTask<LiveState> ReadAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return _state is { } state ? ValueTask.FromResult(state) : ReadAgainAsync(cancellation);
    }

    /// <summary>The live rows; if the file can't be read, as they were before the last write.</summary>
    public async ValueTask<LiveState> ReadKnownAsync(CancellationToken cancellation)
    {
        try
        {
            return await ReadAsync(cancellation);
        }
        catch (IOException)
        {
            return _known;
        }
    }

    /// <summary>A dialog, ticket or card that is no longer in memory, or null. <paramref name="state"/> must have been read before.</summary>
    public BsonDocument? FindPast(LiveState state, string collection, string id) =>
        state.Watermarks.Cover(collection, id) ? _file.Find(collection, RowKey.Of(id)) : null;

    /// <summary>
    /// Moves the journal into the data file, at a moment when nobody waits. False if it could not; whatever was acknowledged is still in the journal.
    /// </summary>
    public bool TryCheckpoint()
    {
        try
        {
            if (_file.Checkpoint())
            {
                Checkpoints.Done();
                return true;
            }

            if (_file.JournalBytes > FarTooLarge * _largestJournal)
            {
                Checkpoints.Failed(new IOException($"{FolderDisk.LockOf(_file.Path)} is held all the while, as by a copy that is being made. End the process that holds it."));
            }
        }
#pragma warning disable CA1031 // Whatever it was, the writer goes on.
        catch (Exception e)
#pragma warning restore CA1031
        {
            // If the journal can't be written either, the next commit reports it.
            Checkpoints.Failed(e);
        }

        return false;
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Close();
        await _writer;
        _file.Dispose();
    }

    private static Func<LiteDraft, CommitResult> Always(Action<LiteDraft> work) => draft =>
    {
        work(draft);
        return CommitResult.Committed;
    };

    /// <summary>Asks the writer, which reads the file again; throws if that fails.</summary>
    private async ValueTask<LiveState> ReadAgainAsync(CancellationToken cancellation)
    {
        LiveState? state = null;
        await WriteAsync(draft => state = draft.State, cancellation);
        return state ?? throw new InvalidOperationException("The writer did not come by.");
    }

    private async Task WriteBatchAsync(IReadOnlyList<QueuedWrite<LiteDraft>> batch)
    {
        try
        {
            var draft = new LiteDraft(_state ?? LiveLoader.Load(_file), _file);
            foreach (var write in batch)
            {
                var mark = draft.Mark();
                if (!await write.RunAsync(draft))
                {
                    draft.TakeBack(mark);
                }
            }

            if (draft.Changes.Count > 0)
            {
                Interlocked.Increment(ref _writes);
                _file.Write(draft.Changes);
            }

            _state = _known = draft.State;
        }
#pragma warning disable CA1031 // Whatever it was, nobody in the batch may wait for ever, and the writer goes on.
        catch (Exception e)
#pragma warning restore CA1031
        {
            // Whether the batch is on disk is unknown: every caller in it is told, and the state is read from the file.
            _state = null;
            foreach (var write in batch)
            {
                write.Fail(e);
            }

            return;
        }

        foreach (var write in batch)
        {
            write.Finish();
        }

        Tidy();
    }

    /// <summary>Runs after all callers have their results, and before the next batch.</summary>
    private void Tidy()
    {
        var (bytes, before) = (_file.JournalBytes, _bytes);
        _bytes = bytes;
        if (bytes < before)
        {
            // The journal was checkpointed in a quiet second, or the file was reopened.
            _tidyAt = _largestJournal;
        }

        if (bytes - before >= Bulk * _largestJournal && bytes < FarTooLarge * _largestJournal)
        {
            // For example, all users being saved at startup. The first answers must not wait for that; a quiet second comes, or the journal grows as usual.
            _tidyAt = bytes + _largestJournal;
        }

        if (bytes < _tidyAt)
        {
            return;
        }

        _tidyAt = bytes + _largestJournal;
        if (TryCheckpoint())
        {
            _tidyAt = _largestJournal;
        }
    }
}
