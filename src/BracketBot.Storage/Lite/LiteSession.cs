using BracketBot.Core;
using LiteDB;
using LiteDB.Engine;

namespace BracketBot.Storage.Lite;

/// <summary>A LiteDB engine on a disk, with the journal in front of it. It lasts until the first failure, at which LiteDB closes its engine.</summary>
internal sealed class LiteSession : IDisposable
{
    private readonly IBlockFile _dataFile;
    private readonly IBlockFile _logFile;
    private readonly IBlockFile _journalFile;
    private readonly DataStream _data;
    private readonly LogStream _log;
    private readonly Journal _journal;

    private LiteSession(IBlockFile dataFile, IBlockFile logFile, IBlockFile journalFile)
    {
        (_dataFile, _logFile, _journalFile) = (dataFile, logFile, journalFile);
        _data = new DataStream(dataFile);
        _log = new LogStream(logFile, _data);
        Engine = new LiteEngine(new EngineSettings { DataStream = _data, LogStream = _log, Collation = Collation.Binary });
        _journal = Journal.Open(journalFile, _data.Base, Pending.Add);
    }

    /// <summary>The engine over the data file, which doesn't have the <see cref="Pending"/> changes yet.</summary>
    public LiteEngine Engine { get; }

    /// <summary>Changes that are written but not in LiteDB yet.</summary>
    public Pending Pending { get; } = new();

    /// <summary>Bytes in the journal that no checkpoint has moved yet.</summary>
    public long JournalBytes => _journal.Bytes;

    /// <summary>The contents of a new data file: one page.</summary>
    public static byte[] NewFile()
    {
        using var data = new MemoryStream();
        using var log = new MemoryStream();
        using (var engine = new LiteEngine(new EngineSettings { DataStream = data, LogStream = log, Collation = Collation.Binary }))
        {
            engine.Pragma("UTC_DATE", true);

            // LiteDB would checkpoint by itself at the end of a commit, while a tap waits.
            engine.Pragma("CHECKPOINT", 0);
            engine.Checkpoint();
        }

        var bytes = data.ToArray();
        LiteMark.Write(bytes, LiteMark.NewBase(), previous: [], needsJournal: false);
        return bytes;
    }

    /// <summary>Checks all files first, and moves the log into the data file. The journal's content becomes <see cref="Pending"/>.</summary>
    /// <remarks>
    /// The log always starts empty. LiteDB continues the transaction numbers from the log's last page and restarts them if that page is torn, so a leftover
    /// unconfirmed page could be taken for part of a later transaction.
    /// </remarks>
    /// <exception cref="IOException">The disk fails.</exception>
    public static Result<LiteSession, StorageError> Open(ILiteDisk disk)
    {
        IBlockFile? data = null, log = null, journal = null;
        LiteSession? session = null;
        try
        {
            data = disk.OpenData();
            log = disk.OpenLog();
            journal = disk.OpenJournal();

            // After a kill, the operating system may show data that never reached the disk. Sync it before building on it.
            disk.SyncNames();
            data.Sync();
            log.Sync();
            journal?.Sync();
            if (!LiteCheck.Look(disk.Path, data, log, journal).Try(out var found, out var error))
            {
                return error;
            }

            if (journal is null)
            {
                journal = disk.CreateJournal();
                disk.SyncNames();
            }

            if (!found.IsPending && log.Length > 0)
            {
                log.SetLength(0);
                log.Sync();
            }

            session = new LiteSession(data, log, journal);
            if (!session.TryBegin(disk, found.IsPending))
            {
                return new StorageError(
                    StorageError.Reason.InUse, $"A copy of {disk.Path} is being made. Start again when it is done.", "a backup");
            }

            var opened = session;
            (session, data, log, journal) = (null, null, null, null);
            return opened;
        }
        catch (Exception e) when (e is not (IOException or UnauthorizedAccessException or OutOfMemoryException))
        {
            // LiteDB throws all kinds of exceptions on a damaged file.
            return new StorageError(
                StorageError.Reason.Unusable, $"{disk.Path} is damaged: {e.Message} Put a backup in its place, or name another file in Storage:ConnectionString.");
        }
        finally
        {
            session?.Engine.Dispose();
            journal?.Dispose();
            log?.Dispose();
            data?.Dispose();
        }
    }

    /// <summary>Writes the changes to the journal, and returns once they are on disk.</summary>
    /// <exception cref="IOException">Whether they were written is unknown.</exception>
    public void Write(IReadOnlyList<LiteChange> changes)
    {
        _journal.Append(changes);
        foreach (var change in changes)
        {
            Pending.Add(change);
        }
    }

    /// <summary>Moves the journal into the data file and empties it; false while a copy is being made.</summary>
    public bool TryCheckpoint(ILiteDisk disk)
    {
        if (!HasMore)
        {
            return true;
        }

        using var change = disk.TryChange();
        if (change is null)
        {
            return false;
        }

        Checkpoint();
        return true;
    }

    /// <summary>Makes the data file complete without its journal, unless a copy is being made.</summary>
    public void Close(ILiteDisk disk)
    {
        using var change = disk.TryChange();
        if (change is null)
        {
            return;
        }

        if (HasMore)
        {
            Checkpoint();
        }

        _data.Secure(needsJournal: false);
    }

    /// <summary>Gives a copy a base of its own, once its journal is in the data file, and syncs it, so that no other file's journal continues it.</summary>
    public bool Part()
    {
        _data.Part();
        _journal.Begin(_data.Base);
        return true;
    }

    public void Dispose()
    {
        Engine.Dispose();
        _journalFile.Dispose();
        _logFile.Dispose();
        _dataFile.Dispose();
    }

    private long LogBytes => _log.Length;

    /// <summary>Whether anything is not in the data file yet.</summary>
    private bool HasMore => !Pending.IsEmpty || LogBytes > 0;

    /// <summary>
    /// Completes a checkpoint that was interrupted, and starts the journal anew if it doesn't continue the data file: it is new, or already moved in. False
    /// if a copy in progress prevents that.
    /// </summary>
    private bool TryBegin(ILiteDisk disk, bool isPending)
    {
        var mustChange = isPending || _data.IsOlder || !_journal.IsBegun;
        if (!mustChange && _data.NeedsJournal)
        {
            return true;
        }

        using var change = disk.TryChange();
        if (change is null)
        {
            return !mustChange;
        }

        if (isPending)
        {
            // The journal is kept: the log may hold no more than LiteDB's rollback of a transaction, and moving the same changes in twice does no harm.
            _log.Secure();
            BringLogIn();
        }

        if (_data.IsOlder)
        {
            _data.Renew(_data.NeedsJournal);
        }

        if (!_journal.IsBegun)
        {
            // From here on the data file says that it has a journal, so the journal's head must be on disk first.
            _data.Secure(_data.NeedsJournal);
            _journal.Begin(_data.Base);
            _journalFile.Sync();
        }

        _data.Secure(needsJournal: true);
        return true;
    }

    /// <summary>Commits the pending changes as one LiteDB transaction.</summary>
    private void Commit()
    {
        if (Pending.IsEmpty)
        {
            return;
        }

        Engine.BeginTrans();
        foreach (var (collection, changes) in Pending.All)
        {
            Apply(Engine, collection, changes);
        }

        if (!Engine.Commit())
        {
            throw new IOException("LiteDB had no transaction to commit.");
        }

        if (_log.Failure is { } failure)
        {
            throw new IOException(failure.Message, failure);
        }
    }

    private void Checkpoint()
    {
        Commit();
        BringLogIn();
        _data.Renew(needsJournal: true);
        _journal.Begin(_data.Base);
        Pending.Clear();
    }

    private void BringLogIn()
    {
        try
        {
            _data.MayChange = true;
            Engine.Checkpoint();
        }
        finally
        {
            _data.MayChange = false;
        }

        if (LogBytes > 0)
        {
            // Whatever is left was never confirmed.
            _log.SetLength(0);
        }
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
}
