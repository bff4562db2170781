using System.Globalization;
using BracketBot.Core;

namespace BracketBot.Storage;

/// <summary>The lock that makes one process the owner of a database file. The operating system releases it however the process ends.</summary>
/// <param name="Path">The file's real path, with links resolved, so that a file has one lock whatever name it is opened by.</param>
internal sealed record FileOwner(string Path, FileStream Lock) : IDisposable
{
    /// <summary>Creates the file's folder if needed, and takes the lock.</summary>
    public static Result<FileOwner, StorageError> Take(string path)
    {
        try
        {
            path = RealPath(path);
            return TryLock(path) is { } held ? new FileOwner(path, held) : InUse(path, Owner(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new StorageError(StorageError.Reason.Unusable, $"{path} can't be opened: {e.Message} Give this user the right to write there, or name another file in Storage:ConnectionString.");
        }
    }

    /// <summary>The file's real path. Creates its folder.</summary>
    /// <exception cref="IOException">The links form a cycle, or the folder can't be created.</exception>
    public static string RealPath(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        if (new FileInfo(full).LinkTarget is not null && File.ResolveLinkTarget(full, returnFinalTarget: true) is { } target)
        {
            full = target.FullName;
        }

        var folder = Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full) ?? ".");
        return System.IO.Path.Combine(folder.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? folder.FullName, System.IO.Path.GetFileName(full));
    }

    public void Dispose() => Lock.Dispose();

    private static StorageError InUse(string file, string holder) => new(
        StorageError.Reason.InUse, $"{file} is in use by {holder}. Stop that one first, or name another file in Storage:ConnectionString.", holder);

    private static FileStream? TryLock(string file)
    {
        FileStream stream;
        try
        {
            stream = new FileStream(file + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
        }
        catch (IOException) when (File.Exists(file + ".lock"))
        {
            return null;
        }

        // In a separate file, because a locked one can't be read.
        File.WriteAllText(OwnerFile(file), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        return stream;
    }

    private static string Owner(string file) =>
        File.Exists(OwnerFile(file)) && File.ReadAllText(OwnerFile(file)) is { Length: > 0 } id ? $"process {id}" : "another process";

    private static string OwnerFile(string file) => file + ".owner";
}
