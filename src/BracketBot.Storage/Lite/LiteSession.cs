using BracketBot.Core;
using LiteDB;
using LiteDB.Engine;

namespace BracketBot.Storage.Lite;

/// <summary>A LiteDB engine on a disk with the journal before it, from its opening to the first failure: LiteDB closes its engine at one.</summary>
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

    /// <summary>What is in the data file, once the <see cref="Pending"/> changes are taken off.</summary>
    public LiteEngine Engine { get; }

    /// <summary>Written, and not in LiteDB yet.</summary>
    public Pending Pending { get; } = new();

    /// <summary>Bytes in the journal that no checkpoint has taken over.</summary>
    public long JournalBytes => _journal.Bytes;

    /// <summary>The bytes of a new data file: one page.</summary>
    public static byte[] NewFile()
    {
        using var data = new MemoryStream();
        using var log = new MemoryStream();
        using (var engine = new LiteEngine(new EngineSettings { DataStream = data, LogStream = log, Collation = Collation.Binary }))
        {
            engine.Pragma("UTC_DATE", true);

            // By itself LiteDB makes one at the end of a commit, in a tap's way.
            engine.Pragma("CHECKPOINT", 0);
            engine.Checkpoint();
        }

        var bytes = data.ToArray();
        LiteMark.Write(bytes, LiteMark.NewBase(), previous: [], needsJournal: false);
        return bytes;
    }

    /// <summary>Looks at all files first, and brings what the log holds into the data file. What the journal holds is <see cref="Pending"/>.</summary>
    /// <remarks>
    /// The log always begins empty: LiteDB counts transactions on from the log's last page, and where that one is torn it begins anew,
    /// so a page left unconfirmed would come to belong to a later transaction.
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

            // A killed process may have left what the system shows and the disk has not got. Nothing may be built on that.
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
            // What LiteDB throws on a damaged file is of any kind.
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

    /// <summary>Writes the changes to the journal, and returns when they are on the disk.</summary>
    /// <exception cref="IOException">They are in doubt.</exception>
    public void Write(IReadOnlyList<LiteChange> changes)
    {
        _journal.Append(changes);
        foreach (var change in changes)
        {
            Pending.Add(change);
        }
    }

    /// <summary>Brings the journal into the data file and empties it; false while a copy is being made.</summary>
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

    /// <summary>Leaves the data file as one that is whole by itself, unless a copy is being made.</summary>
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

    /// <summary>Gives a copy, whose journal is brought in, a base of its own, and syncs it: no journal of another file goes on from it.</summary>
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

    /// <summary>Whether there is anything that the data file has not got.</summary>
    private bool HasMore => !Pending.IsEmpty || LogBytes > 0;

    /// <summary>
    /// Brings in what a checkpoint that was cut off left in the log, and makes the journal one that goes on from the data file, where it is none: new, or
    /// brought in already. False where a copy that is being made stands in the way of that.
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
            // The journal stays. What the log holds may be no more than what LiteDB wrote to take a transaction back, and to bring the same in twice
            // changes nothing.
            _log.Secure();
            BringLogIn();
        }

        if (_data.IsOlder)
        {
            _data.Renew(_data.NeedsJournal);
        }

        if (!_journal.IsBegun)
        {
            // From here on the data file says that there is a journal, so its head has to be there first.
            _data.Secure(_data.NeedsJournal);
            _journal.Begin(_data.Base);
            _journalFile.Sync();
        }

        _data.Secure(needsJournal: true);
        return true;
    }

    /// <summary>The pending changes, as one transaction of LiteDB's.</summary>
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
            // What is left is confirmed by nothing.
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
