using Npgsql;

namespace BracketBot.Storage.Tests.Places;

/// <summary>A transaction that stays open, with its locks, until it is disposed of.</summary>
public sealed class HeldLock(NpgsqlConnection connection) : IAsyncDisposable
{
    /// <summary>Returns once somebody waits for it.</summary>
    public async Task WaitedForAsync(CancellationToken cancellation)
    {
        using var longest = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        longest.CancelAfter(TimeSpan.FromSeconds(30));
        await using var command = new NpgsqlCommand("SELECT COUNT(*) FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))", connection);
        while (await command.ExecuteScalarAsync(longest.Token) is 0L)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, longest.Token);
        }
    }

    /// <summary>What was done in it stands from now on; without, it is undone.</summary>
    public async Task CommitAsync()
    {
        await using var command = new NpgsqlCommand("COMMIT", connection);
        await command.ExecuteNonQueryAsync();
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
