using BracketBot.Core.Commits;
using BracketBot.Storage.Writing;
using LiteDB;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace BracketBot.Storage.Lite.Live;

/// <summary>
/// The way to the live rows and to the file behind them. Readers take the state as of the last batch that is on the disk. One writer takes all that
/// waits, folds it over the state, writes it as one transaction, and publishes the state after it: nothing is seen before it is durable.
/// </summary>
internal sealed class LiteGate : IAsyncDisposable
{
    private const long UsualLargestJournal = 1L << 18;

    /// <summary>So many times the largest journal is more than any copy takes to be made, and nobody's hold on the lock that keeps checkpoints off.</summary>
    private const int FarTooLarge = 64;

    /// <summary>A batch of so many times the largest journal is no dialogs' work.</summary>
    private const int Bulk = 4;

    /// <summary>Bytes. A journal of this size is brought in, however busy it is: some dozen dialogs, for which whoever commits next waits some milliseconds.</summary>
    private readonly long _largestJournal;

    /// <summary>Bytes. After one that failed, the next checkpoint is tried when the journal has grown by as much again.</summary>
    private long _tidyAt;

    /// <summary>Bytes of the journal after the last batch.</summary>
    private long _bytes;

    private readonly WriteQueue<LiteDraft> _queue = new();
    private readonly LiteFile _file;
    private readonly Task _writer;

    /// <summary>Null after a batch whose end is not known: then the file says what is so.</summary>
    private volatile LiveState? _state;

    /// <summary>The last that was known.</summary>
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

    /// <summary>Bringing the journal into the data file.</summary>
    public Chore Checkpoints { get; }

    /// <summary>Bringing what is over out of the memory.</summary>
    public Chore Shedding { get; }

    /// <summary>Counting the entries of the audit that no chain links.</summary>
    public Chore Counting { get; }

    /// <summary>Counts batches.</summary>
    public long Writes => Interlocked.Read(ref _writes);

    /// <summary>Queues a commit. Anything but <see cref="CommitResult.Committed"/>, and an exception, leaves nothing of it.</summary>
    /// <param name="cancellation">Gives up while there is no room.</param>
    public Task<CommitResult> WriteAsync(Func<LiteDraft, CommitResult> work, CancellationToken cancellation) =>
        _queue.WriteAsync(draft => Task.FromResult(work(draft)), cancellation);

    public Task WriteAsync(Action<LiteDraft> work, CancellationToken cancellation) => WriteAsync(Always(work), cancellation);

    /// <summary>The same for what need not be on disk soon: with the next commit, or at the end.</summary>
    public Task WriteWithNextAsync(Action<LiteDraft> work)
    {
        var always = Always(work);
        return _queue.WriteWithNextAsync(draft => Task.FromResult(always(draft)));
    }

    /// <summary>The live rows, as they are on the disk. Costs nothing, unless the end of the last write is not known.</summary>
    public ValueTask<LiveState> ReadAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return _state is { } state ? ValueTask.FromResult(state) : ReadAgainAsync(cancellation);
    }

    /// <summary>The same; while the file can't be read, as they were before the last write.</summary>
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

    /// <summary>A dialog, ticket or card that has left the memory, or null. <paramref name="state"/> must have been read before.</summary>
    public BsonDocument? FindPast(LiveState state, string collection, string id) =>
        state.Watermarks.Cover(collection, id) ? _file.Find(collection, RowKey.Of(id)) : null;

    /// <summary>Brings the journal into the data file: for moments when nobody waits. False where it could not be; what is acknowledged is in the journal.</summary>
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
            // Where the journal can't be written either, whoever commits next hears of it.
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

    /// <summary>By way of the writer, who reads the file anew; throws where that fails.</summary>
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
            // It is not known whether the batch is on the disk: everybody in it is told, and what is so is read from the file.
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

    /// <summary>When everybody has heard, and before the next batch.</summary>
    private void Tidy()
    {
        var (bytes, before) = (_file.JournalBytes, _bytes);
        _bytes = bytes;
        if (bytes < before)
        {
            // It was brought in in a quiet second, or the file was opened anew.
            _tidyAt = _largestJournal;
        }

        if (bytes - before >= Bulk * _largestJournal && bytes < FarTooLarge * _largestJournal)
        {
            // All users at a start, and the like: the first answers don't wait for that. A quiet second comes, or the journal grows as usual.
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
