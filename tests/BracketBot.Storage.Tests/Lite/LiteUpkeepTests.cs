using System.Collections.Concurrent;
using BracketBot.Core.Commits;
using BracketBot.Storage.Lite;
using BracketBot.Storage.Lite.Live;
using BracketBot.Storage.Tests.Places;
using LiteDB;
using Microsoft.Extensions.Logging;

namespace BracketBot.Storage.Tests.Lite;

/// <summary>Whether anybody hears of it when the work fails that no commit waits for.</summary>
public sealed class LiteUpkeepTests : IAsyncLifetime
{
    private const int LargestJournal = 1 << 13;

    private readonly LitePlace _place = new();
    private readonly Kept _log = new();
    private BrokenDisk? _disk;
    private LiteGate? _gate;

    private static CancellationToken Never => TestContext.Current.CancellationToken;

    private BrokenDisk Disk => _disk ?? throw new InvalidOperationException("There is no disk.");

    private LiteGate Gate => _gate ?? throw new InvalidOperationException("The gate is not open.");

    private string? Failing => new StorageUpkeep([Gate.Checkpoints, Gate.Shedding]).Failing;

    public ValueTask InitializeAsync()
    {
        _place.Edit(file => file.Write([new LiteChange.Put("meta", new BsonDocument { ["_id"] = "x" })]));
        _disk = new BrokenDisk(new FolderDisk(_place.File));
        Assert.True(LiteFile.Open(_disk).Try(out var file, out var error), error?.Message);
        _gate = new LiteGate(file, LiveLoader.Load(file), _log, LargestJournal);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        Disk.Lock = null;
        await Gate.DisposeAsync();
        await _place.DisposeAsync();
    }

    [Fact]
    public async Task Checkpoint_FailsAgainAndAgain_IsToldOnceAndOnceThatItIsOver()
    {
        Disk.Lock = () => throw new UnauthorizedAccessException("Access to the lock is denied.");

        await GrowAsync(10);

        Assert.True(Gate.Checkpoints.Fails);
        Assert.Equal("The database can't bring its journal into the data file", Failing);
        var (level, id, text, why) = Assert.Single(_log.Lines);
        Assert.Equal((LogLevel.Warning, 4001), (level, id));
        Assert.Contains("bring its journal into the data file", text, StringComparison.Ordinal);
        Assert.Contains("Access to the lock is denied", why?.Message, StringComparison.Ordinal);

        Disk.Lock = null;
        await GrowAsync(10);

        Assert.Null(Failing);
        Assert.Equal([4001, 4002], _log.Lines.Select(l => l.Id));
        Assert.InRange(Gate.File.JournalBytes, 0, 2 * LargestJournal);
    }

    [Fact]
    public async Task Checkpoint_ACopyIsBeingMade_IsToldOnlyWhereItDoesNotEnd()
    {
        Disk.Lock = () => null;

        await GrowAsync(20);
        Assert.Null(Failing);
        Assert.Empty(_log.Lines);

        await GrowAsync(64);
        Assert.NotNull(Failing);
        Assert.Contains(".copying is held", Assert.Single(_log.Lines).Error?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commit_ADocumentIsTooLarge_FailsByItselfAndSaysSo()
    {
        var started = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        var first = Gate.WriteAsync(
            _ =>
            {
                started.SetResult();
                goOn.Task.Wait(Never);
            },
            Never);
        await started.Task;
        var before = PutAsync("before", 10);
        var large = PutAsync("large", 9 << 20);
        var after = PutAsync("after", 10);
        goOn.SetResult();
        await first;

        var error = await Assert.ThrowsAsync<ArgumentException>(() => large);
        Assert.Contains("takes 8388608", error.Message, StringComparison.Ordinal);
        Assert.Equal((CommitResult.Committed, CommitResult.Committed), (await before, await after));
        Assert.Equal(["after", "before"], Gate.File.All("cards").Select(d => d["_id"].AsString));
    }

    /// <summary>Lets the journal grow by so many times its largest size.</summary>
    private async Task GrowAsync(int times)
    {
        for (var i = 0; i < times; i++)
        {
            Assert.Equal(CommitResult.Committed, await PutAsync("card", LargestJournal));
        }

        // Tidying up comes before the next batch.
        await Gate.WriteAsync(_ => { }, Never);
    }

    private Task<CommitResult> PutAsync(string id, int size) => Gate.WriteAsync(
        draft =>
        {
            draft.Put("cards", new BsonDocument { ["_id"] = id, ["text"] = new string('x', size) });
            return CommitResult.Committed;
        },
        Never);

    private sealed class Kept : ILogger
    {
        private readonly ConcurrentQueue<(LogLevel Level, int Id, string Text, Exception? Error)> _lines = new();

        public IReadOnlyCollection<(LogLevel Level, int Id, string Text, Exception? Error)> Lines => _lines;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _lines.Enqueue((logLevel, eventId.Id, formatter(state, exception), exception));
    }
}
