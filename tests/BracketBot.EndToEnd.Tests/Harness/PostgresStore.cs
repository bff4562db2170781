using System.Data.Common;
using BracketBot.Hosting;
using BracketBot.Tests.Shared;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace BracketBot.EndToEnd.Harness;

/// <summary>A database of its own on the tests' server.</summary>
public sealed class PostgresStore(PostgresServer server) : SqlStore
{
    /// <summary>Under this name the server knows the bots' connections, and not ours.</summary>
    private readonly string _bots = $"bots_{Guid.NewGuid():n}";

    private string _connectionString = "";
    private NpgsqlDataSource? _source;

    private NpgsqlDataSource Source => _source ?? throw new InvalidOperationException("No database was made.");

    public override async Task<IReadOnlyDictionary<string, string>> CreateAsync()
    {
        _connectionString = await server.CreateDatabaseAsync();
        _source = NpgsqlDataSource.Create(_connectionString);
        return new Dictionary<string, string>
        {
            ["Storage:Provider"] = "Postgres",
            ["Storage:ConnectionString"] = new NpgsqlConnectionStringBuilder(_connectionString) { ApplicationName = _bots }.ToString(),
        };
    }

    public override async Task<IReadOnlyList<string>> ContentsAsync()
    {
        var tables = await QueryAsync("SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()", r => r.GetString(0));
        var contents = new List<string>();
        foreach (var table in tables)
        {
            contents.AddRange(await QueryAsync($"SELECT t::text FROM \"{table}\" t", r => r.GetString(0)));
        }

        return contents;
    }

    public override async Task ForgetDeadProcessesAsync()
    {
        // The server finishes what it was asked, and only then sees that nobody is there any more.
        await World.UntilAsync(async () =>
            (await QueryAsync($"SELECT pid FROM pg_stat_activity WHERE application_name = '{_bots}'", r => r.GetInt32(0))).Count == 0);
        await using var command = Source.CreateCommand(
            "DO $$ BEGIN IF to_regclass('processes') IS NOT NULL THEN UPDATE processes SET beat_at = 0; END IF; END $$");
        await command.ExecuteNonQueryAsync(World.Patience);
    }

    internal override async Task<IAsyncDisposable> BreakAsync(BotHost bot, Trouble trouble)
    {
        var tables = await QueryAsync("SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()", r => r.GetString(0));
        if (trouble == Trouble.Hangs)
        {
            var connection = await Source.OpenConnectionAsync(World.Patience);
            var transaction = await connection.BeginTransactionAsync(World.Patience);
            await RunAsync(connection, $"LOCK TABLE {string.Join(", ", tables.Select(t => $"\"{t}\""))} IN EXCLUSIVE MODE");
            return new Ends(async () =>
            {
                await transaction.RollbackAsync(World.Patience);
                await connection.DisposeAsync();
            });
        }

        await using (var connection = await Source.OpenConnectionAsync(World.Patience))
        {
            await RunAsync(connection, "CREATE FUNCTION disk_is_full() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'No space left on device' USING ERRCODE = '53100'; END $$");
            foreach (var table in tables)
            {
                await RunAsync(connection, $"CREATE TRIGGER full_disk BEFORE INSERT OR UPDATE OR DELETE ON \"{table}\" EXECUTE FUNCTION disk_is_full()");
            }
        }

        return new Ends(async () =>
        {
            await using var connection = await Source.OpenConnectionAsync(World.Patience);
            await RunAsync(connection, "DROP FUNCTION disk_is_full CASCADE");
        });
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every statement is the tests' own.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(World.Patience);
    }

    private sealed class Ends(Func<Task> end) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await end();
    }

    public override async ValueTask DisposeAsync()
    {
        if (_source is { } source)
        {
            await source.DisposeAsync();
            await PostgresServer.DropDatabaseAsync(_connectionString);
        }
    }

    private protected override async Task<DbConnection> ConnectAsync() => await Source.OpenConnectionAsync(World.Patience);
}
