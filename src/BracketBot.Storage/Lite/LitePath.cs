using System.Data.Common;
using BracketBot.Core;

namespace BracketBot.Storage.Lite;

/// <summary>The file that a connection string names.</summary>
internal static class LitePath
{
    private const string Filename = "Filename";

    /// <summary>Only the file name is accepted of LiteDB's own options: the others would change how the file is kept, or do nothing.</summary>
    public static Result<string, StorageError> Of(string connectionString)
    {
        var builder = new DbConnectionStringBuilder();
        try
        {
            builder.ConnectionString = connectionString;
        }
        catch (ArgumentException)
        {
            return Bad("is not 'name=value'");
        }

        var other = builder.Keys.Cast<string>().FirstOrDefault(k => !k.Equals(Filename, StringComparison.OrdinalIgnoreCase));
        if (other is not null)
        {
            return Bad($"has '{other}'");
        }

        return builder.TryGetValue(Filename, out var value) && value is string path && !string.IsNullOrWhiteSpace(path) && !path.StartsWith(':')
            ? path
            : Bad("names no file");
    }

    private static StorageError Bad(string what) =>
        new(StorageError.Reason.BadSetting, $"Storage:ConnectionString {what}. With LiteDb it takes 'Filename=<file>' and nothing else.");
}
