using System.Data;
using BracketBot.Core.Commits;
using Npgsql;

namespace BracketBot.Storage.Postgres;

/// <summary>Connections to a PostgreSQL server; each commit is one transaction.</summary>
internal sealed class PostgresGate(NpgsqlDataSource source) : IAsyncDisposable
{
    private const int Tries = 10;

    /// <summary>
    /// Runs the work in its own transaction. Any result but <see cref="CommitResult.Committed"/>, and any exception, rolls it back. The work may run again if
    /// the server asks for a retry.
    /// </summary>
    public async Task<CommitResult> WriteAsync(Func<SqlSession, Task<CommitResult>> work, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        for (var turn = 1; ; turn++)
        {
            try
            {
                return await TryWriteAsync(work, cancellation);
            }
            catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected && turn < Tries)
            {
                // The server rolled it back and asks for a retry; the other transaction is through by then.
                continue;
            }
        }
    }

    public async Task<T> ReadAsync<T>(Func<SqlSession, Task<T>> work, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        await using var session = new SqlSession(await source.OpenConnectionAsync(cancellation));
        return await work(session);
    }

    /// <summary>Reads everything as of one moment, however long that takes.</summary>
    public async Task<T> SnapshotAsync<T>(Func<SqlSession, Task<T>> work, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var connection = await source.OpenConnectionAsync(cancellation);
        await using var session = new SqlSession(connection);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        session.Transaction = transaction;
        return await work(session);
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();

    private async Task<CommitResult> TryWriteAsync(Func<SqlSession, Task<CommitResult>> work, CancellationToken cancellation)
    {
        var connection = await source.OpenConnectionAsync(cancellation);
        await using var session = new SqlSession(connection);

        // Not cancellable from here on: cancelling must not leave it unknown whether this was written.
        await using var transaction = await connection.BeginTransactionAsync(CancellationToken.None);
        session.Transaction = transaction;
        bool? isCommitted = false;
        try
        {
            var result = await work(session);
            if (result == CommitResult.Committed)
            {
                isCommitted = null;
                await transaction.CommitAsync(CancellationToken.None);
                isCommitted = true;
            }
            else
            {
                await transaction.RollbackAsync(CancellationToken.None);
            }

            return result;
        }
        finally
        {
            session.Part?.End(isCommitted);
        }
    }
}
