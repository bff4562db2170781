using BracketBot.Core;
using LiteDB;
using LiteDB.Engine;

namespace BracketBot.Storage.Lite;

/// <summary>
/// One LiteDB file, owned by this process. Thread-safe, one call at a time: a read waits for the write before it, so a long one is asked for in parts.
/// </summary>
/// <remarks>
/// LiteDB is given streams of our own, and its engine is used directly: documents by <c>_id</c>, no mapper, no index but that of <c>_id</c>.
/// Strings are ordered and compared by their UTF-16 values. After a failure the next call opens the file anew, which brings it to the last confirmed transaction.
/// </remarks>
internal sealed class LiteFile : IDisposable
{
    private const long UsualLargestLog = 4L << 20;

    private static readonly BsonExpression ById = BsonExpression.Create("_id");

    private readonly Lock _gate = new();
    private readonly ILiteDisk _disk;
    private readonly IDisposable? _owner;
    private LiteSession? _session;
    private bool _isDisposed;

    private LiteFile(ILiteDisk disk, IDisposable? owner, LiteSession session) => (_disk, _owner, _session) = (disk, owner, session);

    /// <summary>Bytes. A log of this size is brought into the data file before the next write, however busy it is; 4 MiB.</summary>
    public long LargestLog { get; private init; }

    /// <summary>The data file's real path.</summary>
    public string Path => _disk.Path;

    /// <summary>Bytes in the log that no checkpoint has taken over: when it is worth one. 0 where the file has to be opened anew.</summary>
    public long LogBytes
    {
        get
        {
            lock (_gate)
            {
                return _session?.LogBytes ?? 0;
            }
        }
    }

    /// <summary>Takes the file for this process, makes it (and its folder) when there is none, and recovers what a stopped process left in its log.</summary>
    /// <returns>The file, or why it can't be used, in one line that says what to do. A file that is not the bot's, or is damaged, is left as it is.</returns>
    public static Result<LiteFile, StorageError> Open(string path)
    {
        if (!FileOwner.Take(path).Try(out var owner, out var error))
        {
            return error;
        }

        var isUsable = false;
        try
        {
            error = CreateWhereNone(owner.Path);
            var opened = error is null ? Open(new FolderDisk(owner.Path), owner) : error;
            isUsable = opened.Error is null;
            return opened;
        }
        finally
        {
            if (!isUsable)
            {
                owner.Dispose();
            }
        }
    }

    /// <summary>Opens a database on a disk that holds one already.</summary>
    /// <param name="owner">Let go of with the file.</param>
    /// <param name="largestLog">Bytes; null for the usual <see cref="LargestLog"/>.</param>
    internal static Result<LiteFile, StorageError> Open(ILiteDisk disk, IDisposable? owner = null, long? largestLog = null)
    {
        try
        {
            return LiteSession.Open(disk).Try(out var session, out var error)
                ? new LiteFile(disk, owner, session) { LargestLog = largestLog ?? UsualLargestLog }
                : error;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Unopenable(disk.Path, e);
        }
    }

    /// <summary>Writes all changes as one transaction, and returns when it is on the disk.</summary>
    /// <exception cref="ArgumentException">A change is none that can be written; nothing was.</exception>
    /// <exception cref="IOException">It is in doubt: all of it may be there after all, or nothing. The next call finds out.</exception>
    public void Write(IReadOnlyList<LiteChange> changes)
    {
        var batches = Batches(changes);
        Run(session =>
        {
            if (session.LogBytes >= LargestLog)
            {
                session.TryCheckpoint(_disk);
            }

            session.Engine.BeginTrans();
            foreach (var (collection, batch) in batches)
            {
                Apply(session.Engine, collection, batch.Values);
            }

            if (!session.Engine.Commit())
            {
                throw new IOException("LiteDB had no transaction to commit.");
            }

            return session.Failure is { } failure ? throw new IOException($"{Path}: {failure.Message}", failure) : true;
        });
    }

    /// <summary>The document with this id, or null.</summary>
    /// <exception cref="IOException">The file can't be read.</exception>
    public BsonDocument? Find(string collection, BsonValue id) =>
        Read(collection, new Query { Where = { BsonExpression.Create("_id = @0", id) }, Limit = 1 }) is [var found] ? found : null;

    /// <summary>All documents of a collection, by id; none where it was never written to.</summary>
    /// <exception cref="IOException">The file can't be read.</exception>
    public IReadOnlyList<BsonDocument> All(string collection) => Read(collection, new Query());

    /// <summary>The documents with ids from <paramref name="from"/> to <paramref name="to"/>, both included, by id.</summary>
    /// <param name="limit">At most so many, from the first, or with <paramref name="descending"/> from the last on.</param>
    /// <exception cref="IOException">The file can't be read.</exception>
    public IReadOnlyList<BsonDocument> All(string collection, BsonValue from, BsonValue to, int limit = int.MaxValue, bool descending = false) =>
        Read(collection, new Query
        {
            Where = { BsonExpression.Create("_id BETWEEN @0 AND @1", from, to) },
            OrderBy = ById,
            Order = descending ? Query.Descending : Query.Ascending,
            Limit = limit,
        });

    /// <summary>The names of all collections.</summary>
    public IReadOnlyList<string> Collections() => Run(session => session.Engine.GetCollectionNames().Order(StringComparer.Ordinal).ToList());

    /// <summary>Brings the log into the data file and empties it: for moments when nobody waits. False while a copy is being made.</summary>
    /// <exception cref="IOException">The disk fails. Nothing is lost.</exception>
    public bool Checkpoint() => Run(session => session.TryCheckpoint(_disk));

    /// <summary>A copy of the file as it is now, while it goes on being written to: <see cref="LiteBackup"/>.</summary>
    public Task<Result<LiteBackup, StorageError>> BackupToAsync(string target, TimeProvider time, CancellationToken cancellation) =>
        LiteBackup.MakeAsync(Path, target, time, cancellation);

    public void Dispose()
    {
        lock (_gate)
        {
            if (_isDisposed)
            {
                return;
            }

            _isDisposed = true;
            try
            {
                _session?.TryCheckpoint(_disk);
            }
            catch (Exception e) when (e is IOException or LiteException)
            {
                // All that was acknowledged is in the log, and the next opening brings it in.
            }
            finally
            {
                _session?.Dispose();
                _owner?.Dispose();
            }
        }
    }

    /// <summary>Reads every document of every collection, and counts them.</summary>
    /// <exception cref="IOException">One can't be read.</exception>
    internal long ReadThrough() => Run(session =>
    {
        var count = 0L;
        foreach (var collection in session.Engine.GetCollectionNames().ToList())
        {
            using var reader = session.Engine.Query(collection, new Query());
            while (reader.Read())
            {
                count += reader.Current.IsDocument ? 1 : throw new IOException($"{collection} holds what is no document.");
            }
        }

        return count;
    });

    /// <summary>Empties the log and makes the file one that no log goes on from, and syncs it.</summary>
    internal void Part() => Run(session => session.TryCheckpoint(_disk) ? session.Renew() : throw new IOException($"A copy of {Path} is being made."));

    private static StorageError? CreateWhereNone(string path)
    {
        try
        {
            if (File.Exists(path))
            {
                return null;
            }

            var log = new FileInfo(FolderDisk.LogOf(path));
            if (log is { Exists: true, Length: > 0 })
            {
                return new StorageError(
                    StorageError.Reason.Unusable,
                    $"{path} is missing, but its log {log.FullName} is there. Put the file back, or move the log away to begin with a new one.");
            }

            FolderDisk.Create(path, LiteSession.NewFile());
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Unopenable(path, e);
        }
    }

    private static StorageError Unopenable(string path, Exception e) => new(
        StorageError.Reason.Unusable, $"{path} can't be opened: {e.Message} Give this user the right to read and write it, or name another file in Storage:ConnectionString.");

    /// <summary>The changes by collection, in a fixed order, the last of each document.</summary>
    private static SortedDictionary<string, Dictionary<BsonValue, LiteChange>> Batches(IReadOnlyList<LiteChange> changes)
    {
        var batches = new SortedDictionary<string, Dictionary<BsonValue, LiteChange>>(StringComparer.OrdinalIgnoreCase);
        foreach (var change in changes)
        {
            if (change.Id.IsNull || change.Id.IsMinValue || change.Id.IsMaxValue)
            {
                throw new ArgumentException($"A document of {change.Collection} has no id.", nameof(changes));
            }

            if (!batches.TryGetValue(change.Collection, out var batch))
            {
                batches.Add(change.Collection, batch = []);
            }

            batch[change.Id] = change;
        }

        return batches;
    }

    private static void Apply(LiteEngine engine, string collection, IReadOnlyCollection<LiteChange> changes)
    {
        var deleted = changes.OfType<LiteChange.Delete>().Select(d => d.DocumentId).ToList();
        if (deleted.Count > 0)
        {
            engine.Delete(collection, deleted);
        }

        var put = changes.OfType<LiteChange.Put>().Select(p => p.Document).ToList();
        if (put.Count > 0)
        {
            engine.Upsert(collection, put, BsonAutoId.ObjectId);
        }
    }

    private List<BsonDocument> Read(string collection, Query query) => Run(session =>
    {
        var found = new List<BsonDocument>();
        using var reader = session.Engine.Query(collection, query);
        while (reader.Read())
        {
            found.Add(reader.Current.AsDocument);
        }

        return found;
    });

    private T Run<T>(Func<LiteSession, T> use)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            try
            {
                return use(_session ??= Reopen());
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                // LiteDB closes its engine at a failed write, and what is in its memory is in doubt after any failure.
                _session?.Dispose();
                _session = null;
                if (e is IOException)
                {
                    throw;
                }

                throw new IOException($"{Path}: {e.Message}", e);
            }
        }
    }

    private LiteSession Reopen() => LiteSession.Open(_disk).Try(out var session, out var error) ? session : throw new IOException(error.Message);
}
