using System.Data.Common;
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

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    protected override async Task<DbConnection> ConnectAsync()
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_connectionString) { Pooling = false }.ToString());
        await connection.OpenAsync();
        return connection;
    }
}
