using BracketBot.Core.Commits;
using BracketBot.Storage.Sqlite;
using BracketBot.Storage.Tests.Places;
using Microsoft.Data.Sqlite;

namespace BracketBot.Storage.Tests.Sql;

/// <summary>Batches of the one writer.</summary>
public sealed class SqliteGateTests : IAsyncLifetime
{
    private readonly SqlitePlace _place = new();
    private SqliteGate? _gate;

    private static CancellationToken Never => TestContext.Current.CancellationToken;

    private SqliteGate Gate => _gate ?? throw new InvalidOperationException("The gate is not open.");

    public async ValueTask InitializeAsync()
    {
        var fileLock = new FileStream(_place.File + ".lock", FileMode.Create);
        _gate = await SqliteGate.OpenAsync(_place.Options.ConnectionString, fileLock);
        Assert.Equal(CommitResult.Committed, await ExecuteAsync("CREATE TABLE notes (text TEXT NOT NULL)"));
    }

    public async ValueTask DisposeAsync()
    {
        await Gate.DisposeAsync();
        await _place.DisposeAsync();
    }

    [Fact]
    public async Task Write_AfterOneBrokeTheTransaction_GoesOnAndTheBatchIsTold()
    {
        var (started, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = Gate.WriteAsync(async sql =>
        {
            started.SetResult();
            await goOn.Task;
            return CommitResult.Committed;
        }, Never);
        await started.Task;

        // These three come to be one batch, while the writer is at the one before.
        var withNext = ExecuteWithNextAsync("INSERT INTO notes VALUES ('with next')");
        var good = ExecuteAsync("INSERT INTO notes VALUES ('good')");
        var breaking = ExecuteAsync("ROLLBACK");
        goOn.SetResult();

        Assert.Equal(CommitResult.Committed, await first);
        var error = await Assert.ThrowsAsync<SqliteException>(() => breaking);
        Assert.Same(error, await Assert.ThrowsAsync<SqliteException>(() => good));
        Assert.Same(error, await Assert.ThrowsAsync<SqliteException>(() => withNext));
        Assert.Equal(CommitResult.Committed, await ExecuteAsync("INSERT INTO notes VALUES ('after')"));
        Assert.Equal(["after"], await NotesAsync());
    }

    [Fact]
    public async Task Write_OneFailsOrIsRefused_TheRestOfItsBatchIsWritten()
    {
        var (started, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = Gate.WriteAsync(async sql =>
        {
            started.SetResult();
            await goOn.Task;
            return CommitResult.Committed;
        }, Never);
        await started.Task;

        var withNext = ExecuteWithNextAsync("INSERT INTO notes VALUES (NULL)");
        var good = ExecuteAsync("INSERT INTO notes VALUES ('good')");
        var refused = ExecuteAsync("INSERT INTO notes VALUES ('refused')", CommitResult.Conflict);
        var bad = ExecuteAsync("INSERT INTO notes VALUES (NULL)");
        goOn.SetResult();

        await first;
        await Assert.ThrowsAsync<SqliteException>(() => withNext);
        await Assert.ThrowsAsync<SqliteException>(() => bad);
        Assert.Equal((CommitResult.Committed, CommitResult.Conflict), (await good, await refused));
        Assert.Equal(["good"], await NotesAsync());
    }

    private Task<CommitResult> ExecuteAsync(string statement, CommitResult result = CommitResult.Committed) => Gate.WriteAsync(
        async sql =>
        {
            await sql.ExecuteAsync(statement);
            return result;
        },
        Never);

    private Task<CommitResult> ExecuteWithNextAsync(string statement) => Gate.WriteWithNextAsync(async sql =>
    {
        await sql.ExecuteAsync(statement);
        return CommitResult.Committed;
    });

    private Task<List<string>> NotesAsync() => Gate.ReadAsync(sql => sql.QueryAsync("SELECT text FROM notes ORDER BY rowid", r => r.Text(0)), Never);
}
