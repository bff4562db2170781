using System.Globalization;
using BracketBot.Core;

namespace BracketBot.Storage.Lite.Live;

/// <summary>Reads a database that another process may own, from a temporary copy of one moment beside it.</summary>
internal static class LiteCopy
{
    public static async Task<Result<T, StorageError>> ReadAsync<T>(string source, TimeProvider time, Func<LiteFile, Task<T>> read, CancellationToken cancellation)
    {
        var copy = string.Create(CultureInfo.InvariantCulture, $"{source}.reading-{Environment.ProcessId}");
        try
        {
            if ((await LiteBackup.MakeAsync(source, copy, time, cancellation)).Error is { } error)
            {
                return error;
            }

            if (!LiteFile.Open(new FolderDisk(Path.GetFullPath(copy))).Try(out var file, out error))
            {
                return error;
            }

            using (file)
            {
                return LiteSchema.Refuses(file) is { } newer ? newer : await read(file);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new StorageError(StorageError.Reason.Unusable, $"{source} can't be read: {e.Message}");
        }
        finally
        {
            File.Delete(copy);
            File.Delete(FolderDisk.LogOf(copy));
            File.Delete(FolderDisk.JournalOf(copy));
            File.Delete(FolderDisk.LockOf(copy));
        }
    }
}
