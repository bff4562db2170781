using System.Collections.Concurrent;
using System.Data.Common;
using BracketBot.Core.Commits;
using BracketBot.Storage.Sql;
using BracketBot.Storage.Writing;
using Microsoft.Data.Sqlite;

namespace BracketBot.Storage.Sqlite;

/// <summary>
/// One writer, many readers. The writer takes all that waits into one transaction, each commit behind a savepoint, so that commits made at
/// the same time share one disk write; it never waits for more to come.
/// </summary>
internal sealed class SqliteGate : ISqlGate
{
    private readonly WriteQueue<SqlSession> _queue = new();
    private readonly ConcurrentBag<SqlSession> _readers = [];
    private readonly string _connectionString;
    private readonly FileStream _fileLock;
    private readonly Task _writer;

    private SqliteGate(string connectionString, FileStream fileLock, SqlSession writer)
    {
        (_connectionString, _fileLock) = (connectionString, fileLock);
        _writer = Task.Factory.StartNew(() => WriteLoopAsync(writer), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();
    }

    public bool IsShared => false;

    public static async Task<SqliteGate> OpenAsync(string connectionString, FileStream fileLock) =>
        new(connectionString, fileLock, await ConnectAsync(connectionString, readOnly: false));

    public Task<CommitResult> WriteAsync(Func<SqlSession, Task<CommitResult>> work, CancellationToken cancellation) => _queue.WriteAsync(work, cancellation);

    public Task<CommitResult> WriteWithNextAsync(Func<SqlSession, Task<CommitResult>> work) => _queue.WriteWithNextAsync(work);

    public async Task<T> ReadAsync<T>(Func<SqlSession, Task<T>> work, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (!_readers.TryTake(out var session))
        {
            session = await ConnectAsync(_connectionString, readOnly: true);
        }

        try
        {
            return await work(session);
        }
        finally
        {
            _readers.Add(session);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Close();
        await _writer;
        while (_readers.TryTake(out var reader))
        {
            await reader.DisposeAsync();
        }

        await _fileLock.DisposeAsync();
    }

    private static async Task<SqlSession> ConnectAsync(string connectionString, bool readOnly)
    {
        var builder = new SqliteConnectionStringBuilder(connectionString) { Pooling = false };
        var session = new SqlSession(new SqliteConnection(builder.ToString()), keepCommands: true);
        try
        {
            await session.OpenAsync();
            await PrepareAsync(session, readOnly);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    private static async Task PrepareAsync(SqlSession session, bool readOnly)
    {
        await session.ExecuteAsync("PRAGMA busy_timeout = 5000");
        if (readOnly)
        {
            await session.ExecuteAsync("PRAGMA query_only = ON");
            return;
        }

        await session.QueryAsync("PRAGMA journal_mode = WAL", r => r.Text(0));
        await session.ExecuteAsync("PRAGMA synchronous = FULL");
        await session.ExecuteAsync("PRAGMA foreign_keys = ON");
    }

    private async Task WriteLoopAsync(SqlSession session)
    {
        await using (session)
        {
            await _queue.RunAsync(batch => WriteBatchAsync(session, batch));
        }
    }

    private static async Task WriteBatchAsync(SqlSession session, IReadOnlyList<QueuedWrite<SqlSession>> batch)
    {
        try
        {
            await session.ExecuteAsync("BEGIN IMMEDIATE");
            foreach (var write in batch)
            {
                await session.ExecuteAsync("SAVEPOINT one");
                if (!await write.RunAsync(session))
                {
                    await session.ExecuteAsync("ROLLBACK TO one");
                }

                await session.ExecuteAsync("RELEASE one");
            }

            await session.ExecuteAsync("COMMIT");
        }
#pragma warning disable CA1031 // Whatever it was, nobody in the batch may wait for ever, and the writer goes on.
        catch (Exception e)
#pragma warning restore CA1031
        {
            // The disk is full, or gone: nothing of the batch is written, and everybody in it is told.
            await RollBackAsync(session);
            foreach (var write in batch)
            {
                write.Fail(e);
            }

            return;
        }

        foreach (var write in batch)
        {
            write.Finish();
        }
    }

    private static async Task RollBackAsync(SqlSession session)
    {
        try
        {
            await session.ExecuteAsync("ROLLBACK");
        }
        catch (DbException)
        {
            // No transaction was open any more, since the failure had ended it. Where one still is, the next batch can't begin and says so.
            return;
        }
    }
}
