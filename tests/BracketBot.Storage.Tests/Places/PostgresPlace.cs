using System.Data.Common;
using BracketBot.Core;
using BracketBot.Tests.Shared;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace BracketBot.Storage.Tests.Places;

/// <summary>A database of its own on the tests' server.</summary>
public sealed class PostgresPlace(PostgresServer server) : Place
{
    private string _connectionString = "";

    public override async Task<StorageOptions> CreateAsync()
    {
        _connectionString = await server.CreateDatabaseAsync();
        return new StorageOptions { Provider = StorageProvider.Postgres, ConnectionString = _connectionString };
    }

    /// <summary>Makes a process look as if it had not been seen for so much longer.</summary>
    public async Task AgeAsync(OwnerId process, int milliseconds = 11_000) =>
        Assert.Equal(1, await ExecuteAsync($"UPDATE processes SET beat_at = beat_at - {milliseconds} WHERE id = '{process}'"));

    /// <summary>However slow the machine is, the process lives for the rest of the test.</summary>
    public Task KeepAliveAsync(OwnerId process) => AgeAsync(process, -3_600_000);

    /// <summary>Runs it in a transaction that stays open.</summary>
    public async Task<HeldLock> HoldAsync(string sql)
    {
        var connection = await OpenAsync();
#pragma warning disable CA2100 // Every statement is a test's own.
        await using var command = new NpgsqlCommand($"BEGIN; {sql}", connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
        return new HeldLock(connection);
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    protected override async Task<DbConnection> ConnectAsync() => await OpenAsync();

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_connectionString) { Pooling = false }.ToString());
        await connection.OpenAsync();
        return connection;
    }
}
