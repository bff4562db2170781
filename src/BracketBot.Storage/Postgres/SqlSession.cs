using System.Data.Common;

namespace BracketBot.Storage.Postgres;

/// <summary>Runs SQL on one connection. Not thread-safe. Values are texts, whole numbers or null.</summary>
internal sealed class SqlSession(DbConnection connection) : IAsyncDisposable
{
    public DbTransaction? Transaction { get; set; }

    /// <summary>What is held until the transaction ends.</summary>
    public ITransactionPart? Part { get; set; }

    /// <summary>Runs a statement and returns the number of rows it changed.</summary>
    public async Task<int> ExecuteAsync(string sql, params (string Name, object? Value)[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteNonQueryAsync();
    }

    public async Task<List<T>> QueryAsync<T>(string sql, Func<SqlRow, T> read, params (string Name, object? Value)[] values)
    {
        await using var command = Command(sql, values);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
        {
            rows.Add(read(new SqlRow(reader)));
        }

        return rows;
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private DbCommand Command(string sql, (string Name, object? Value)[] values)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every statement is a constant of this project; values are parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value switch
            {
                null => DBNull.Value,
                int number => (long)number,
                var other => other,
            };
            command.Parameters.Add(parameter);
        }

        command.Transaction = Transaction;
        return command;
    }
}
