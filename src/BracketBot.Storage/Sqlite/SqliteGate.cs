using System.Collections.Concurrent;
using System.Data.Common;
using System.Threading.Channels;
using BracketBot.Core.Commits;
using BracketBot.Storage.Sql;
using Microsoft.Data.Sqlite;

namespace BracketBot.Storage.Sqlite;

/// <summary>
/// One writer, many readers. The writer takes all that waits into one transaction, each commit behind a savepoint, so that commits made at
/// the same time share one disk write; it never waits for more to come.
/// </summary>
internal sealed class SqliteGate : ISqlGate
{
    private const int Waiting = 4096;
    private const int Together = 256;
    private readonly Channel<Work> _queue = Channel.CreateBounded<Work>(Waiting);
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

    public async Task<CommitResult> WriteAsync(Func<SqlSession, Task<CommitResult>> work, CancellationToken cancellation)
    {
        var item = new Work(work);
        await _queue.Writer.WriteAsync(item, cancellation);

        // Once queued it will be written: whoever gives up waiting must not take it for undone.
        return await item.Done.Task;
    }

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
        _queue.Writer.TryComplete();
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
            while (await _queue.Reader.WaitToReadAsync())
            {
                var batch = new List<Work>();
                while (batch.Count < Together && _queue.Reader.TryRead(out var work))
                {
                    batch.Add(work);
                }

                await WriteBatchAsync(session, batch);
            }
        }
    }

    private static async Task WriteBatchAsync(SqlSession session, List<Work> batch)
    {
        try
        {
            await session.ExecuteAsync("BEGIN IMMEDIATE");
            foreach (var work in batch)
            {
                await WriteOneAsync(session, work);
            }

            await session.ExecuteAsync("COMMIT");
        }
        catch (DbException e)
        {
            // The disk is full, or gone: nothing of the batch is written, and everybody in it is told.
            await RollBackAsync(session);
            batch.ForEach(w => w.Done.TrySetException(e));
            return;
        }

        batch.ForEach(w => w.Tell());
    }

    private static async Task WriteOneAsync(SqlSession session, Work work)
    {
        await session.ExecuteAsync("SAVEPOINT one");
        try
        {
            work.Result = await work.Run(session);
        }
#pragma warning disable CA1031 // Whatever is wrong with one commit is its caller's to hear, and none of the others'.
        catch (Exception e)
#pragma warning restore CA1031
        {
            work.Error = e;
        }

        if (work.Result != CommitResult.Committed || work.Error is not null)
        {
            await session.ExecuteAsync("ROLLBACK TO one");
        }

        await session.ExecuteAsync("RELEASE one");
    }

    private static async Task RollBackAsync(SqlSession session)
    {
        try
        {
            await session.ExecuteAsync("ROLLBACK");
        }
        catch (SqliteException e) when (e.SqliteErrorCode == 1)
        {
            // No transaction was open any more: the failure had ended it.
            return;
        }
    }

    private sealed class Work(Func<SqlSession, Task<CommitResult>> run)
    {
        public Func<SqlSession, Task<CommitResult>> Run => run;

        public TaskCompletionSource<CommitResult> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public CommitResult Result { get; set; }

        public Exception? Error { get; set; }

        public void Tell()
        {
            if (Error is null)
            {
                Done.TrySetResult(Result);
            }
            else
            {
                Done.TrySetException(Error);
            }
        }
    }
}
