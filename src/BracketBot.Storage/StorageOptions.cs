namespace BracketBot.Storage;

/// <summary>Where the database is. Section <c>Storage</c> of the configuration.</summary>
public sealed class StorageOptions
{
    /// <summary>Default: <see cref="StorageProvider.Sqlite"/>.</summary>
    public StorageProvider Provider { get; init; } = StorageProvider.Sqlite;

    /// <summary>ADO.NET connection string of the provider; may hold a password. Default: <c>Data Source=data/bracketbot.db</c>.</summary>
    public string ConnectionString { get; init; } = "Data Source=data/bracketbot.db";
}
