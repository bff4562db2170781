using BracketBot.Core;
using BracketBot.Tests.Shared;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace BracketBot.Storage.Tests.Places;

/// <summary>A database of its own on the tests' server.</summary>
public sealed class PostgresPlace(PostgresServer server) : Place
{
    private string _connectionString = "";

    public override Type TakenId => typeof(PostgresException);

    public override async Task<StorageOptions> CreateAsync()
    {
        _connectionString = await server.CreateDatabaseAsync();
        return new StorageOptions { Provider = StorageProvider.Postgres, ConnectionString = _connectionString };
    }

    /// <summary>Past the stores: to damage something, or to see what is really there.</summary>
    public async Task<int> ExecuteAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = Command(connection, sql);
        return await command.ExecuteNonQueryAsync();
    }

    /// <inheritdoc cref="ExecuteAsync"/>
    public async Task<object?> ScalarAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = Command(connection, sql);
        return await command.ExecuteScalarAsync() is var value and not DBNull ? value : null;
    }

    public override async Task<long> CountAsync(Database database, Stored what, string prefix = "")
    {
        var (table, id) = what switch
        {
            Stored.Cards => ("outbox", "card_id"),
            Stored.Tickets => ("tickets", "id"),
            Stored.Alerts => ("alerts", "id"),
            Stored.Audit => ("audit", "id"),
            _ => ("members", "CAST(user_id AS TEXT)"),
        };
        return await ScalarAsync($"SELECT COUNT(*) FROM {table} WHERE {id} LIKE '{prefix}%'") is long count ? count : throw new InvalidOperationException("No count.");
    }

    public override Task<object?> CardFieldAsync(Database database, string column) => ScalarAsync($"SELECT {column} FROM outbox WHERE card_id = 'c1'");

    public override async Task<bool> KnowsUpdateAsync(Database database, long id) => await ScalarAsync($"SELECT update_id FROM inbox WHERE update_id = {id}") is not null;

    public override async Task<string?> UpdateBodyAsync(Database database, long id) => (string?)await ScalarAsync($"SELECT body FROM inbox WHERE update_id = {id}");

    /// <summary>Makes a process look as if it had not been seen for so much longer.</summary>
    public async Task AgeAsync(OwnerId process, int milliseconds = 11_000) =>
        Assert.Equal(1, await ExecuteAsync($"UPDATE processes SET beat_at = beat_at - {milliseconds} WHERE id = '{process}'"));

    /// <summary>However slow the machine is, the process lives for the rest of the test.</summary>
    public Task KeepAliveAsync(OwnerId process) => AgeAsync(process, -3_600_000);

    /// <summary>Runs it in a transaction that stays open.</summary>
    public async Task<HeldLock> HoldAsync(string sql)
    {
        var connection = await OpenAsync();
        await using var command = Command(connection, $"BEGIN; {sql}");
        await command.ExecuteNonQueryAsync();
        return new HeldLock(connection);
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_connectionString) { Pooling = false }.ToString());
        await connection.OpenAsync();
        return connection;
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql)
    {
#pragma warning disable CA2100 // Every statement is a test's own.
        return new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
    }
}
