using BracketBot.Core;

namespace BracketBot.Storage.Lite;

/// <summary>A finished copy of a database, opened and read through.</summary>
/// <param name="Documents">The number of documents.</param>
/// <param name="Bytes">The copy's size.</param>
/// <remarks>
/// The copy is made from the files, so it needs neither the engine nor the process that owns the database, which may be running, stopped or killed. Between
/// two checkpoints the data and the log don't change and the journal only grows; <c>x.db.copying</c> keeps a checkpoint from starting. The copy is then
/// recovered as after a stop: it has everything confirmed when it was made, and nothing else.
/// </remarks>
internal sealed record LiteBackup(long Documents, long Bytes)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(20);

    /// <summary>Copies <paramref name="source"/>, in use or not, to a file that must not exist yet. The copy appears complete or not at all.</summary>
    /// <returns>What was copied, or why it was not, in one line that says what to do.</returns>
    public static async Task<Result<LiteBackup, StorageError>> MakeAsync(string source, string target, TimeProvider time, CancellationToken cancellation)
    {
        try
        {
            if (!File.Exists(source))
            {
                return Error($"There is no {source} to copy. Name the bot's file in Storage:ConnectionString.");
            }

            (source, target) = (FileOwner.RealPath(source), FileOwner.RealPath(target));
            if (Path.Exists(target))
            {
                return Error($"{target} is there already and is kept. Name a file that is not there yet.");
            }

            var draft = target + ".new";
            try
            {
                return await CopyAsync(source, draft, time, cancellation) is { } error ? error : Finish(draft, target);
            }
            finally
            {
                Remove(draft);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Error($"{source} can't be copied to {target}: {e.Message}");
        }
    }

    private static StorageError Error(string message) => new(StorageError.Reason.Unusable, message);

    /// <summary>Copies data, log and journal as they are at one moment between two checkpoints.</summary>
    private static async Task<StorageError?> CopyAsync(string source, string draft, TimeProvider time, CancellationToken cancellation)
    {
        Remove(draft);
        using var held = await HoldAsync(source, time, cancellation);
        if (held is null)
        {
            return new StorageError(StorageError.Reason.InUse, $"Another copy of {source} is being made. Try again when it is done.", "a backup");
        }

        Copy(source, draft, file => file.Length, cancellation);
        CopyIfThere(FolderDisk.LogOf(source), FolderDisk.LogOf(draft), file => file.Length, cancellation);
        CopyIfThere(FolderDisk.JournalOf(source), FolderDisk.JournalOf(draft), LengthOfJournal, cancellation);
        var disk = new FolderDisk(draft);
        using var data = disk.OpenData();
        using var log = disk.OpenLog();
        using var journal = disk.OpenJournal();
        return LiteCheck.Look(source, data, log, journal).Error;
    }

    private static void CopyIfThere(string from, string to, Func<IBlockFile, long> length, CancellationToken cancellation)
    {
        if (File.Exists(from))
        {
            Copy(from, to, length, cancellation);
        }
    }

    /// <summary>
    /// The bytes of a journal that hold intact records. Writes during the copy are left out: it could otherwise get half of one record and all of the next,
    /// which would look like damage. If a record really is damaged, everything is copied, so that <see cref="LiteCheck"/> reports it.
    /// </summary>
    private static long LengthOfJournal(IBlockFile journal)
    {
        if (JournalHead.Read(journal) is not { } head)
        {
            return journal.Length;
        }

        var reader = new JournalReader(journal, head);
        return reader.TryReadToEnd() ? reader.End : journal.Length;
    }

    /// <summary>Waits for a checkpoint to end, which takes moments.</summary>
    private static async Task<IDisposable?> HoldAsync(string source, TimeProvider time, CancellationToken cancellation)
    {
        var began = time.GetTimestamp();
        while (true)
        {
            if (FolderDisk.TryHold(source) is { } held)
            {
                return held;
            }

            if (time.GetElapsedTime(began) > LongestWait)
            {
                return null;
            }

            await Task.Delay(Between, time, cancellation);
        }
    }

    /// <param name="measure">Returns how many bytes of the file to copy.</param>
    private static void Copy(string from, string to, Func<IBlockFile, long> measure, CancellationToken cancellation)
    {
        using var source = FolderDisk.OpenToCopy(from);
        using var target = new FileStream(to, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(target.SafeFileHandle, File.GetUnixFileMode(from));
        }

        var buffer = new byte[128 * LitePage.Size];
        var length = measure(source);
        for (long at = 0, read; at < length; at += read)
        {
            cancellation.ThrowIfCancellationRequested();
            read = source.Read(buffer.AsSpan(0, (int)Math.Min(buffer.Length, length - at)), at);
            if (read == 0)
            {
                throw new IOException($"{from} grew shorter while it was copied.");
            }

            target.Write(buffer, 0, (int)read);
        }
    }

    /// <summary>Recovers the copy, reads it through, and gives it its name.</summary>
    private static Result<LiteBackup, StorageError> Finish(string draft, string target)
    {
        if (!LiteFile.Open(new FolderDisk(draft)).Try(out var copy, out var error))
        {
            return error;
        }

        long documents;
        using (copy)
        {
            copy.Part();
            documents = copy.ReadThrough();
        }

        var bytes = new FileInfo(draft).Length;
        FolderDisk.Place(draft, target);
        return new LiteBackup(documents, bytes);
    }

    private static void Remove(string draft)
    {
        File.Delete(draft);
        File.Delete(FolderDisk.LogOf(draft));
        File.Delete(FolderDisk.JournalOf(draft));
        File.Delete(FolderDisk.LockOf(draft));
    }
}
