using BracketBot.Core;
using Microsoft.Data.Sqlite;

namespace BracketBot.Storage.Sqlite;

/// <summary>The database's file as the connection string names it, taken for this process.</summary>
internal static class SqliteFile
{
    /// <summary>The file's real path, the connection string with it, and the lock.</summary>
    public static Result<(string Path, string ConnectionString, FileStream Lock), StorageError> Own(string connectionString)
    {
        SqliteConnectionStringBuilder builder;
        try
        {
            builder = new SqliteConnectionStringBuilder(connectionString);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException)
        {
            return BadSetting($"Storage:ConnectionString is not one for SQLite: {e.Message} It takes 'Data Source=<file>'.");
        }

        if (string.IsNullOrWhiteSpace(builder.DataSource) || builder.DataSource.StartsWith(':') || builder.Mode == SqliteOpenMode.Memory)
        {
            return BadSetting("Storage:ConnectionString names no file. It takes 'Data Source=<file>'.");
        }

        if (!FileOwner.Take(builder.DataSource).Try(out var owner, out var error))
        {
            return error;
        }

        builder.DataSource = owner.Path;
        return (owner.Path, builder.ToString(), owner.Lock);
    }

    private static StorageError BadSetting(string message) => new(StorageError.Reason.BadSetting, message);
}
