using System.Globalization;
using BracketBot.Core;
using Microsoft.Data.Sqlite;

namespace BracketBot.Storage.Sqlite;

/// <summary>The database's file, and the lock that makes one process its owner. The system lets go of it however the process ends.</summary>
internal static class SqliteFile
{
    /// <summary>The connection string with the file's real path, and the lock.</summary>
    public static Result<(string ConnectionString, FileStream Lock), StorageError> Own(string connectionString)
    {
        SqliteConnectionStringBuilder builder;
        try
        {
            builder = new SqliteConnectionStringBuilder(connectionString);
        }
        catch (ArgumentException e)
        {
            return Error(StorageError.Reason.BadSetting, $"Storage:ConnectionString is not one for SQLite: {e.Message} It takes 'Data Source=<file>'.");
        }

        if (string.IsNullOrWhiteSpace(builder.DataSource) || builder.DataSource.StartsWith(':') || builder.Mode == SqliteOpenMode.Memory)
        {
            return Error(StorageError.Reason.BadSetting, "Storage:ConnectionString names no file. It takes 'Data Source=<file>'.");
        }

        try
        {
            builder.DataSource = RealPath(builder.DataSource);
            return Lock(builder.DataSource) is { } held ? (builder.ToString(), held) : InUse(builder.DataSource, Owner(builder.DataSource));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Error(StorageError.Reason.Unusable, $"{builder.DataSource} can't be opened: {e.Message}");
        }
    }

    private static StorageError InUse(string file, string holder) => new(
        StorageError.Reason.InUse, $"{file} is in use by {holder}. Stop that one first, or name another file in Storage:ConnectionString.", holder);

    private static StorageError Error(StorageError.Reason reason, string message) => new(reason, message);

    /// <summary>The path without links, so that one file has one lock under whatever name it goes.</summary>
    private static string RealPath(string path)
    {
        var full = Path.GetFullPath(path);
        if (new FileInfo(full).LinkTarget is not null && File.ResolveLinkTarget(full, returnFinalTarget: true) is { } target)
        {
            full = target.FullName;
        }

        var folder = Directory.CreateDirectory(Path.GetDirectoryName(full) ?? ".");
        return Path.Combine(folder.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? folder.FullName, Path.GetFileName(full));
    }

    private static FileStream? Lock(string file)
    {
        FileStream stream;
        try
        {
            stream = new FileStream(file + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.WriteThrough);
        }
        catch (IOException) when (File.Exists(file + ".lock"))
        {
            return null;
        }

        // In a file of its own: a locked one can't be read by those who want to know.
        File.WriteAllText(file + ".pid", Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        return stream;
    }

    private static string Owner(string file)
    {
        try
        {
            return File.ReadAllText(file + ".pid") is { Length: > 0 } id ? $"process {id}" : "another process";
        }
        catch (IOException)
        {
            // It has only just taken the lock.
            return "another process";
        }
    }
}
