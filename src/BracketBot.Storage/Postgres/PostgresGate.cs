using System.Data;
using BracketBot.Core.Commits;
using Npgsql;

namespace BracketBot.Storage.Postgres;

/// <summary>Connections to a PostgreSQL server; each commit is one transaction.</summary>
internal sealed class PostgresGate(NpgsqlDataSource source) : IAsyncDisposable
{
    private const int Tries = 10;

    /// <summary>
    /// Runs the work in a transaction of its own. Anything but <see cref="CommitResult.Committed"/>, and an exception, undoes it. The work may be
    /// run again where the server asks for that.
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
                // The server undid it and asks for another try; the other transaction has made its way by then.
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

    /// <summary>Reads all as of one moment, however long it takes.</summary>
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

        // Without a token from here on: whoever gives up waiting must not leave it open whether this was written.
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
