using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace BracketBot.Storage.Tests.Places;

/// <summary>A file in a folder of its own.</summary>
public sealed class SqlitePlace : Place
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("bracketbot-sqlite-").FullName;

    public string File => Path.Combine(Folder, "bracketbot.db");

    public StorageOptions Options => At(File);

    public static StorageOptions At(string file) => new() { Provider = StorageProvider.Sqlite, ConnectionString = $"Data Source={file}" };

    public override Task<StorageOptions> CreateAsync() => Task.FromResult(Options);

    public override ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    protected override async Task<DbConnection> ConnectAsync()
    {
        var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        await connection.OpenAsync();
        return connection;
    }
}
