using BracketBot.Core;
using LiteDB;

namespace BracketBot.Storage.Lite;

/// <summary>
/// A LiteDB file owned by this process. Thread-safe, but one call runs at a time: a read waits for the write before it, so read large amounts in parts.
/// </summary>
/// <remarks>
/// LiteDB gets our own streams, and its engine is used directly: documents by <c>_id</c>, no mapper, no index but that of <c>_id</c>. Strings are compared by
/// their UTF-16 values. After a failure, the next call reopens the file, which recovers it to the last confirmed transaction.
/// </remarks>
internal sealed class LiteFile : IDisposable
{
    private static readonly BsonExpression ById = BsonExpression.Create("_id");

    private readonly Lock _gate = new();
    private readonly ILiteDisk _disk;
    private readonly IDisposable? _owner;
    private LiteSession? _session;
    private bool _isDisposed;

    private LiteFile(ILiteDisk disk, IDisposable? owner, LiteSession session) => (_disk, _owner, _session) = (disk, owner, session);

    /// <summary>The data file's real path.</summary>
    public string Path => _disk.Path;

    /// <summary>Bytes in the journal that no checkpoint has moved yet; 0 if the file has to be reopened.</summary>
    public long JournalBytes
    {
        get
        {
            lock (_gate)
            {
                return _session?.JournalBytes ?? 0;
            }
        }
    }

    /// <summary>Takes ownership of the file, creates it (and its folder) if missing, and recovers what a stopped process left in its journal.</summary>
    /// <returns>The file, or why it can't be used, in one line that says what to do. A damaged file, or one that isn't the bot's, is left as it is.</returns>
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

    /// <summary>Opens an existing database on a disk.</summary>
    /// <param name="owner">Released with the file.</param>
    internal static Result<LiteFile, StorageError> Open(ILiteDisk disk, IDisposable? owner = null)
    {
        try
        {
            return LiteSession.Open(disk).Try(out var session, out var error)
                ? new LiteFile(disk, owner, session)
                : error;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Unopenable(disk.Path, e);
        }
    }

    /// <summary>Writes all changes or none, and returns once they are on disk.</summary>
    /// <exception cref="ArgumentException">A change is invalid; nothing was written.</exception>
    /// <exception cref="IOException">The outcome is unknown: all of it was written, or nothing. The next call finds out.</exception>
    public void Write(IReadOnlyList<LiteChange> changes)
    {
        foreach (var change in changes)
        {
            change.Check();
        }

        if (changes.Count == 0)
        {
            return;
        }

        Run(session =>
        {
            session.Write(changes);
            return true;
        });
    }

    /// <summary>The document with this id, or null.</summary>
    /// <exception cref="IOException">The file can't be read.</exception>
    public BsonDocument? Find(string collection, BsonValue id) => Run(session => session.Pending.Find(collection, id) switch
    {
        LiteChange.Put put => put.Document,
        { } => null,
        null => Read(session, collection, new Query { Where = { BsonExpression.Create("_id = @0", id) }, Limit = 1 }) is [var found] ? found : null,
    });

    /// <summary>All documents of a collection, by id; none if it doesn't exist.</summary>
    /// <exception cref="IOException">The file can't be read.</exception>
    public IReadOnlyList<BsonDocument> All(string collection) => All(collection, BsonValue.MinValue, BsonValue.MaxValue);

    /// <summary>The documents with ids from <paramref name="from"/> to <paramref name="to"/>, both included, by id.</summary>
    /// <param name="limit">The most documents to return, from the first, or with <paramref name="descending"/> from the last.</param>
    /// <exception cref="IOException">The file can't be read.</exception>
    public IReadOnlyList<BsonDocument> All(string collection, BsonValue from, BsonValue to, int limit = int.MaxValue, bool descending = false) => Run(session =>
    {
        var pending = session.Pending.Of(collection);
        var query = new Query
        {
            OrderBy = ById,
            Order = descending ? Query.Descending : Query.Ascending,

            // Each pending change may remove one of them.
            Limit = (int)Math.Min(int.MaxValue, (long)limit + pending.Count),
        };
        if (!from.IsMinValue || !to.IsMaxValue)
        {
            query.Where.Add(BsonExpression.Create("_id BETWEEN @0 AND @1", from, to));
        }

        var found = Read(session, collection, query);
        return pending.Count == 0 ? found : [.. Overlay(found, pending, from, to, descending).Take(limit)];
    });

    /// <summary>The names of all collections.</summary>
    public IReadOnlyList<string> Collections() => Run(session => session.Engine.GetCollectionNames().Union(session.Pending.Collections, StringComparer.OrdinalIgnoreCase)
        .Order(StringComparer.Ordinal).ToList());

    /// <summary>Moves the journal into the data file and empties it, at a moment when nobody waits. False while a copy is being made.</summary>
    /// <exception cref="IOException">The disk fails. Nothing is lost.</exception>
    public bool Checkpoint() => Run(session => session.TryCheckpoint(_disk));

    /// <summary>Copies the file as it is now, while it is being written to: see <see cref="LiteBackup"/>.</summary>
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
                _session?.Close(_disk);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                // Everything acknowledged is in the journal, and the next opening finds it there.
            }
            finally
            {
                _session?.Dispose();
                _owner?.Dispose();
            }
        }
    }

    /// <summary>Reads and counts every document in LiteDB: after <see cref="Part"/>, all of them.</summary>
    /// <exception cref="IOException">A document can't be read.</exception>
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

    /// <summary>Empties the journal, makes the file one that no other journal continues, and syncs it.</summary>
    internal void Part() => Run(session => session.TryCheckpoint(_disk) ? session.Part() : throw new IOException($"A copy of {Path} is being made."));

    private static StorageError? CreateWhereNone(string path)
    {
        try
        {
            if (File.Exists(path))
            {
                return null;
            }

            if (FolderDisk.LeftOf(path) is { } left)
            {
                return new StorageError(
                    StorageError.Reason.Unusable,
                    $"{path} is missing, but {left} is there, which belongs to it. Put the file back, or move the other away to begin with a new one.");
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

    /// <summary>The documents in LiteDB, with the pending changes applied.</summary>
    private static IEnumerable<BsonDocument> Overlay(
        IEnumerable<BsonDocument> found, IReadOnlyDictionary<BsonValue, LiteChange> pending, BsonValue from, BsonValue to, bool descending)
    {
        var all = found.Where(d => !pending.ContainsKey(d["_id"]))
            .Concat(pending.Values.OfType<LiteChange.Put>().Where(p => Compare(p.Id, from) >= 0 && Compare(p.Id, to) <= 0).Select(p => p.Document));
        var order = Comparer<BsonValue>.Create(Compare);
        return descending ? all.OrderByDescending(d => d["_id"], order) : all.OrderBy(d => d["_id"], order);
    }

    /// <summary>Compares ids as LiteDB's index does.</summary>
    private static int Compare(BsonValue a, BsonValue b) => a.CompareTo(b, Collation.Binary);

    private static List<BsonDocument> Read(LiteSession session, string collection, Query query)
    {
        var found = new List<BsonDocument>();
        using var reader = session.Engine.Query(collection, query);
        while (reader.Read())
        {
            found.Add(reader.Current.AsDocument);
        }

        return found;
    }

    private T Run<T>(Func<LiteSession, T> use)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            try
            {
                return use(_session ??= Reopen());
            }
            catch (Exception e)
            {
                // LiteDB closes its engine after a failed write, and after any failure the state in memory can't be trusted.
                _session?.Dispose();
                _session = null;
                if (e is IOException or OutOfMemoryException)
                {
                    throw;
                }

                throw new IOException($"{Path}: {e.Message}", e);
            }
        }
    }

    private LiteSession Reopen() => LiteSession.Open(_disk).Try(out var session, out var error) ? session : throw new IOException(error.Message);
}
