using BracketBot.Core;
using LiteDB;
using LiteDB.Engine;

namespace BracketBot.Storage.Lite;

/// <summary>A LiteDB engine on a disk, from its opening to the first failure: LiteDB closes its engine at one.</summary>
internal sealed class LiteSession : IDisposable
{
    private readonly IBlockFile _dataFile;
    private readonly IBlockFile _logFile;
    private readonly DataStream _data;
    private readonly LogStream _log;

    private LiteSession(IBlockFile dataFile, IBlockFile logFile)
    {
        (_dataFile, _logFile) = (dataFile, logFile);
        _data = new DataStream(dataFile);
        _log = new LogStream(logFile, _data);
        Engine = new LiteEngine(new EngineSettings { DataStream = _data, LogStream = _log, Collation = Collation.Binary });
    }

    public LiteEngine Engine { get; }

    /// <summary>Bytes in the log that no checkpoint has taken over.</summary>
    public long LogBytes => _log.Length;

    /// <inheritdoc cref="LogStream.Failure"/>
    public Exception? Failure => _log.Failure;

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
        LiteMark.Write(bytes, LiteMark.NewBase());
        return bytes;
    }

    /// <summary>Looks at both files first, and brings what the log holds into the data file.</summary>
    /// <remarks>
    /// The log always begins empty: LiteDB counts transactions on from the log's last page, and where that one is torn it begins anew,
    /// so a page left unconfirmed would come to belong to a later transaction.
    /// </remarks>
    /// <exception cref="IOException">The disk fails.</exception>
    public static Result<LiteSession, StorageError> Open(ILiteDisk disk)
    {
        IBlockFile? data = null, log = null;
        LiteSession? session = null;
        try
        {
            data = disk.OpenData();
            log = disk.OpenLog();
            if (!LiteCheck.Look(disk.Path, data, log).Try(out var found, out var error))
            {
                return error;
            }

            if (!found.IsPending && log.Length > 0)
            {
                log.SetLength(0);
                log.Sync();
            }

            session = new LiteSession(data, log);
            if (found.IsPending && !session.TryCheckpoint(disk))
            {
                return new StorageError(
                    StorageError.Reason.InUse, $"A copy of {disk.Path} is being made. Start again when it is done.", "a backup");
            }

            var opened = session;
            (session, data, log) = (null, null, null);
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
            log?.Dispose();
            data?.Dispose();
        }
    }

    /// <summary>Brings the log into the data file and empties it; false while a copy is being made.</summary>
    public bool TryCheckpoint(ILiteDisk disk)
    {
        if (LogBytes == 0)
        {
            return true;
        }

        using var change = disk.TryChange();
        if (change is null)
        {
            return false;
        }

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

        _data.Renew();
        return true;
    }

    /// <summary>Gives the file, whose log is empty, a new base id, and syncs it.</summary>
    public bool Renew()
    {
        _data.Renew();
        return true;
    }

    public void Dispose()
    {
        Engine.Dispose();
        _logFile.Dispose();
        _dataFile.Dispose();
    }
}
