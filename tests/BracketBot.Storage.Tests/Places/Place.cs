using System.Data.Common;

namespace BracketBot.Storage.Tests.Places;

/// <summary>Where a test's database is: one of its own, empty at first.</summary>
public abstract class Place : IAsyncDisposable
{
    public abstract Task<StorageOptions> CreateAsync();

    public abstract ValueTask DisposeAsync();

    /// <summary>Past the stores: to damage something, or to see what is really there.</summary>
    public async Task<int> ExecuteAsync(string sql)
    {
        await using var connection = await ConnectAsync();
        await using var command = Command(connection, sql);
        return await command.ExecuteNonQueryAsync();
    }

    public async Task<object?> ScalarAsync(string sql)
    {
        await using var connection = await ConnectAsync();
        await using var command = Command(connection, sql);
        return await command.ExecuteScalarAsync() is var value and not DBNull ? value : null;
    }

    protected abstract Task<DbConnection> ConnectAsync();

    private static DbCommand Command(DbConnection connection, string sql)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every statement is a test's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
