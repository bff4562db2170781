using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace BracketBot.EndToEnd.Harness;

/// <summary>A file in a folder of its own.</summary>
public sealed class SqliteStore : SqlStore
{
    private string _folder = "";

    private string File => Path.Combine(_folder, "bracketbot.db");

    public override Task<IReadOnlyDictionary<string, string>> CreateAsync()
    {
        _folder = Directory.CreateTempSubdirectory("bracketbot-e2e-sqlite-").FullName;
        return Task.FromResult<IReadOnlyDictionary<string, string>>(new Dictionary<string, string>
        {
            ["Storage:Provider"] = "Sqlite",
            ["Storage:ConnectionString"] = $"Data Source={File}",
        });
    }

    public override async Task<IReadOnlyList<string>> ContentsAsync() =>
        await Task.WhenAll(Directory.GetFiles(_folder, "bracketbot.db*").Select(f => System.IO.File.ReadAllTextAsync(f, World.Patience)));

    /// <summary>One process owns the file: whoever had it before is dead.</summary>
    public override Task ForgetDeadProcessesAsync() => Task.CompletedTask;

    public override ValueTask DisposeAsync()
    {
        if (_folder.Length > 0)
        {
            Directory.Delete(_folder, recursive: true);
        }

        return ValueTask.CompletedTask;
    }

    private protected override async Task<DbConnection> ConnectAsync()
    {
        var connection = new SqliteConnection($"Data Source={File};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync(World.Patience);
        return connection;
    }
}
