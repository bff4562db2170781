namespace BracketBot.Storage;

/// <summary>Which database to use, and where it is. Section <c>Storage</c> of the configuration.</summary>
public sealed class StorageOptions
{
    /// <summary>Default: <see cref="StorageProvider.LiteDb"/>.</summary>
    public StorageProvider Provider { get; init; } = StorageProvider.LiteDb;

    /// <summary><c>Filename=…</c> for LiteDb, Npgsql's connection string for Postgres; may hold a password. Default: <c>Filename=data/bracketbot.db</c>.</summary>
    public string ConnectionString { get; init; } = "Filename=data/bracketbot.db";
}
