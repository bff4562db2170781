using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace BracketBot.Storage.Lite;

/// <summary>
/// A database in a folder: <c>x.db</c>, beside it <c>x.db.journal</c>, <c>x.db.log</c> and, while a copy is made, a lock on <c>x.db.copying</c>.
/// </summary>
internal sealed partial class FolderDisk(string path) : ILiteDisk
{
    public string Path => path;

    /// <summary>Size of a new journal in bytes. A sync within allocated space is cheaper than one that has to allocate.</summary>
    private const int NewJournal = 1 << 20;

    private const UnixFileMode AnybodyMayHold = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    public static string LogOf(string path) => path + ".log";

    public static string JournalOf(string path) => path + ".journal";

    public static string LockOf(string path) => path + ".copying";

    public IBlockFile OpenData() => new Handle(File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite));

    public IBlockFile OpenLog() => Open(LogOf(path), FileMode.OpenOrCreate, isJournal: false);

    public IBlockFile? OpenJournal() => File.Exists(JournalOf(path)) ? Open(JournalOf(path), FileMode.Open, isJournal: true) : null;

    public IBlockFile CreateJournal()
    {
        using (var room = Open(JournalOf(path), FileMode.CreateNew, isJournal: true))
        {
            room.Write(new byte[NewJournal], 0);
            room.Sync();
        }

        return Open(JournalOf(path), FileMode.Open, isJournal: true);
    }

    public void SyncNames()
    {
        SyncFolderOf(path);
        if (System.IO.Path.GetDirectoryName(path) is { } folder)
        {
            SyncFolderOf(folder);
        }
    }

    public IDisposable? TryChange() => TryHold(path);

    /// <summary>The lock shared by whoever changes the data file and whoever copies it; null if someone else holds it.</summary>
    /// <remarks>
    /// Someone other than the database's user may have created the lock, for example an administrator who made a copy. Read access is enough to hold it, so
    /// everyone gets that, whatever the creator's umask.
    /// </remarks>
    /// <exception cref="UnauthorizedAccessException">This user may not even read it.</exception>
    public static IDisposable? TryHold(string path)
    {
        var name = LockOf(path);
        try
        {
            return Hold(name, FileAccess.ReadWrite);
        }
        catch (UnauthorizedAccessException) when (File.Exists(name))
        {
            return Hold(name, FileAccess.Read);
        }
    }

    private static FileStream? Hold(string name, FileAccess access)
    {
        try
        {
            var isNew = !File.Exists(name);
            var held = new FileStream(name, FileMode.OpenOrCreate, access, FileShare.None, bufferSize: 1);
            try
            {
                if (isNew && !OperatingSystem.IsWindows())
                {
                    File.SetUnixFileMode(held.SafeFileHandle, AnybodyMayHold);
                }
            }
            catch
            {
                held.Dispose();
                throw;
            }

            return held;
        }
        catch (IOException) when (File.Exists(name))
        {
            return null;
        }
    }

    /// <summary>Which file beside a missing data file still holds data; null for none.</summary>
    public static string? LeftOf(string path)
    {
        if (new FileInfo(LogOf(path)) is { Exists: true, Length: > 0 })
        {
            return LogOf(path);
        }

        return File.Exists(JournalOf(path)) && HoldsSomething(JournalOf(path)) ? JournalOf(path) : null;
    }

    /// <summary>Opens a file for reading. Another process may own it and keep writing to it.</summary>
    public static IBlockFile OpenToCopy(string file) => new Handle(File.OpenHandle(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));

    /// <summary>Writes a whole file and moves it into place, so that it exists completely or not at all.</summary>
    /// <exception cref="IOException">The name is taken, or the disk fails.</exception>
    public static void Create(string path, ReadOnlySpan<byte> bytes)
    {
        var draft = path + ".new";
        using (var handle = File.OpenHandle(draft, FileMode.Create, FileAccess.Write))
        {
            RandomAccess.Write(handle, bytes, 0);
            RandomAccess.FlushToDisk(handle);
        }

        Place(draft, path);
    }

    /// <summary>Gives a finished file its name, durably.</summary>
    /// <exception cref="IOException">The name is taken.</exception>
    public static void Place(string draft, string path)
    {
        File.Move(draft, path, overwrite: false);
        new FolderDisk(path).SyncNames();
    }

    private static Handle Open(string file, FileMode mode, bool isJournal) =>
        new(File.OpenHandle(file, mode, FileAccess.ReadWrite, FileShare.ReadWrite), isJournal);

    private static bool HoldsSomething(string journal)
    {
        using var file = OpenToCopy(journal);
        return JournalHead.Read(file) is { } head ? JournalReader.HasRecords(file, head) : !JournalHead.IsBlank(file);
    }

    /// <summary>A file's name is durable only once its folder is synced. Windows has no such call and needs none.</summary>
    private static void SyncFolderOf(string path)
    {
        if (OperatingSystem.IsWindows() || System.IO.Path.GetDirectoryName(path) is not { } folder)
        {
            return;
        }

        const int ReadOnly = 0;
        const int Interrupted = 4;
        const int Invalid = 22;
        const int NotSupported = 95;
        using var handle = new SafeFileHandle(OpenFolder(folder, ReadOnly), ownsHandle: true);

        // A user who may not read a folder can't sync it, but then didn't create it either.
        while (!handle.IsInvalid && Sync(handle) != 0)
        {
            switch (Marshal.GetLastPInvokeError())
            {
                case Interrupted:
                    continue;
                case Invalid or NotSupported:
                    // The file system doesn't support this.
                    return;
                default:
                    throw new IOException($"{folder} can't be synced: {Marshal.GetLastPInvokeErrorMessage()}");
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int OpenFolder(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Sync(SafeFileHandle handle);

    [LibraryImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SyncData(SafeFileHandle handle);

    /// <param name="isJournal">
    /// The journal is synced on every commit, and its length hardly changes. On Linux the sync leaves out the modification time, which would otherwise cost a
    /// write to the file system's own journal each time.
    /// </param>
    private sealed class Handle(SafeFileHandle handle, bool isJournal = false) : IBlockFile
    {
        private const int Interrupted = 4;

        public long Length { get; private set; } = RandomAccess.GetLength(handle);

        public int Read(Span<byte> into, long at)
        {
            var read = 0;
            while (read < into.Length && RandomAccess.Read(handle, into[read..], at + read) is > 0 and var n)
            {
                read += n;
            }

            return read;
        }

        public void Write(ReadOnlySpan<byte> bytes, long at)
        {
            RandomAccess.Write(handle, bytes, at);
            Length = Math.Max(Length, at + bytes.Length);
        }

        public void SetLength(long length)
        {
            RandomAccess.SetLength(handle, length);
            Length = length;
        }

        public void Sync()
        {
            if (!isJournal || !OperatingSystem.IsLinux())
            {
                RandomAccess.FlushToDisk(handle);
            }
            else
            {
                while (SyncData(handle) != 0)
                {
                    if (Marshal.GetLastPInvokeError() != Interrupted)
                    {
                        throw new IOException($"The file can't be synced: {Marshal.GetLastPInvokeErrorMessage()}");
                    }
                }
            }
        }

        public void Dispose() => handle.Dispose();
    }
}
