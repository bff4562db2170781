using System.Data.Common;

namespace BracketBot.Storage.Sql;

/// <summary>Runs SQL on one connection. Not thread-safe. All values are texts, whole numbers or null.</summary>
/// <param name="keepCommands">Keeps prepared commands for the next time: for a connection that lives long.</param>
internal sealed class SqlSession(DbConnection connection, bool keepCommands) : IAsyncDisposable
{
    private readonly Dictionary<string, DbCommand> _kept = [];

    public DbTransaction? Transaction { get; set; }

    public Task OpenAsync() => connection.OpenAsync();

    /// <summary>Runs a statement; the number of rows it changed.</summary>
    public async Task<int> ExecuteAsync(string sql, params (string Name, object? Value)[] values)
    {
        var command = Command(sql, values);
        try
        {
            return await command.ExecuteNonQueryAsync();
        }
        finally
        {
            await ReleaseAsync(command);
        }
    }

    public async Task<List<T>> QueryAsync<T>(string sql, Func<SqlRow, T> read, params (string Name, object? Value)[] values)
    {
        var command = Command(sql, values);
        try
        {
            await using var reader = await command.ExecuteReaderAsync();
            var rows = new List<T>();
            while (await reader.ReadAsync())
            {
                rows.Add(read(new SqlRow(reader)));
            }

            return rows;
        }
        finally
        {
            await ReleaseAsync(command);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var command in _kept.Values)
        {
            await command.DisposeAsync();
        }

        await connection.DisposeAsync();
    }

    private DbCommand Command(string sql, (string Name, object? Value)[] values)
    {
        if (!_kept.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
#pragma warning disable CA2100 // Every statement is a constant of this project; values are parameters.
            command.CommandText = sql;
#pragma warning restore CA2100
            foreach (var (name, _) in values)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = name;
                command.Parameters.Add(parameter);
            }

            if (keepCommands)
            {
                _kept[sql] = command;
            }
        }

        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i].Value switch
            {
                null => DBNull.Value,
                int number => (long)number,
                var value => value,
            };
        }

        command.Transaction = Transaction;
        return command;
    }

    private ValueTask ReleaseAsync(DbCommand command) => keepCommands ? ValueTask.CompletedTask : command.DisposeAsync();
}
