using BracketBot.Core.Commits;
using BracketBot.Storage.Lite;
using BracketBot.Storage.Lite.Live;
using BracketBot.Storage.Tests.Places;
using LiteDB;

namespace BracketBot.Storage.Tests.Lite;

/// <summary>Batches of the one writer, and what is in memory when the disk fails.</summary>
public sealed class LiteGateTests : IAsyncLifetime
{
    private readonly LitePlace _place = new();
    private BrokenDisk? _disk;
    private LiteGate? _gate;

    private static CancellationToken Never => TestContext.Current.CancellationToken;

    private BrokenDisk Disk => _disk ?? throw new InvalidOperationException("There is no disk.");

    private LiteGate Gate => _gate ?? throw new InvalidOperationException("The gate is not open.");

    public ValueTask InitializeAsync()
    {
        _place.Edit(file => file.Write([new LiteChange.Put("meta", new BsonDocument { ["_id"] = "x" })]));
        _disk = new BrokenDisk(new FolderDisk(_place.File));
        Assert.True(LiteFile.Open(_disk).Try(out var file, out var error), error?.Message);
        _gate = new LiteGate(file, LiveLoader.Load(file));
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        (Disk.SyncsLeft, Disk.WritesLeft, Disk.IsGone) = (null, null, false);
        await Gate.DisposeAsync();
        await _place.DisposeAsync();
    }

    [Fact]
    public async Task Write_OneFailsOrIsRefused_TheRestOfItsBatchIsWritten()
    {
        var (first, goOn) = Hold();

        var withNext = Gate.WriteWithNextAsync(_ => throw new InvalidOperationException("with next"));
        var good = PutAsync("good");
        var refused = PutAsync("refused", CommitResult.Conflict);
        var bad = Gate.WriteAsync(draft =>
        {
            Put(draft, "bad");
            throw new InvalidOperationException("bad");
        }, Never);
        var readsIt = Gate.WriteAsync(
            draft => draft.State.Dialogs.Find("good") is not null && draft.State.Dialogs.Find("bad") is null ? CommitResult.Committed : CommitResult.Conflict, Never);
        goOn.SetResult();

        await first;
        Assert.Equal("with next", (await Assert.ThrowsAsync<InvalidOperationException>(() => withNext)).Message);
        Assert.Equal("bad", (await Assert.ThrowsAsync<InvalidOperationException>(() => bad)).Message);
        Assert.Equal((CommitResult.Committed, CommitResult.Conflict, CommitResult.Committed), (await good, await refused, await readsIt));
        Assert.Equal(["good"], await DialogsAsync());
        Assert.Equal(["good"], Stored());
    }

    [Fact]
    public async Task Write_DiskFailsBeforeItIsConfirmed_TheWholeBatchIsToldAndNothingIsThere()
    {
        await PutAsync("before");
        var (first, goOn) = Hold();
        var withNext = Gate.WriteWithNextAsync(draft => Put(draft, "with next"));
        Task[] batch = [PutAsync("a"), PutAsync("b", CommitResult.Conflict), withNext];
        Disk.WritesLeft = 0;
        goOn.SetResult();
        await first;

        foreach (var write in batch)
        {
            await Assert.ThrowsAsync<IOException>(() => write);
        }

        Disk.WritesLeft = null;
        Assert.Equal(["before"], await DialogsAsync());
        Assert.Equal(CommitResult.Committed, await PutAsync("after"));
        Assert.Equal(["after", "before"], await DialogsAsync());
        Assert.Equal(["after", "before"], Stored());
    }

    [Fact]
    public async Task Write_DiskFailsOnceItIsConfirmed_WhatIsOnTheDiskIsWhatIsRead()
    {
        await PutAsync("before");

        // The record is written; only the word of it is lost.
        Disk.SyncsLeft = 0;
        await Assert.ThrowsAsync<IOException>(() => PutAsync("in doubt"));
        Disk.SyncsLeft = null;

        var read = await DialogsAsync();
        Assert.Equal(Stored(), read);
        Assert.Contains("in doubt", read);
        Assert.Equal(CommitResult.Committed, await PutAsync("after"));
        Assert.Equal(["after", "before", "in doubt"], await DialogsAsync());
        Assert.Equal(["after", "before", "in doubt"], Stored());
    }

    [Fact]
    public async Task Checkpoint_DiskIsFullAtAnyPage_NothingOfItIsCleanedUpLaterByAnException()
    {
        for (var page = 0; ; page++)
        {
            Assert.Equal(CommitResult.Committed, await PutAsync("before"));
            Disk.WritesLeft = page;
            var failed = Record.Exception(() => Gate.File.Checkpoint()) is IOException;
            Disk.WritesLeft = null;
            Assert.Equal(CommitResult.Committed, await PutAsync($"{page}"));
            if (!failed)
            {
                Assert.InRange(page, 3, 20);
                break;
            }
        }

        // LiteDB's transactions have finalizers, and what one throws ends the process.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        Assert.Equal(Stored(), await DialogsAsync());
    }

    [Fact]
    public async Task Read_WhileTheDiskIsGoneAfterADoubt_ThrowsUntilItIsBack()
    {
        await PutAsync("before");
        Disk.WritesLeft = 0;
        await Assert.ThrowsAsync<IOException>(() => PutAsync("in doubt"));
        Disk.IsGone = true;

        await Assert.ThrowsAsync<IOException>(DialogsAsync);
        await Assert.ThrowsAsync<IOException>(() => PutAsync("meanwhile"));

        (Disk.WritesLeft, Disk.IsGone) = (null, false);
        Assert.Equal(["before"], await DialogsAsync());
    }

    [Fact]
    public async Task Read_WhileABatchIsOnItsWay_IsWhatIsOnTheDisk()
    {
        await PutAsync("before");
        var started = new TaskCompletionSource();
        var (first, goOn) = Hold();
        var write = Gate.WriteAsync(draft =>
        {
            Put(draft, "on its way");
            started.SetResult();
            return CommitResult.Committed;
        }, Never);
        Assert.Equal(["before"], await DialogsAsync());
        goOn.SetResult();
        await started.Task;
        await write;
        await first;

        Assert.Equal(["before", "on its way"], await DialogsAsync());
    }

    /// <summary>Keeps the writer busy until it may go on: what is queued meanwhile comes to be one batch.</summary>
    private (Task First, TaskCompletionSource GoOn) Hold()
    {
        var (started, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = Gate.WriteAsync(_ =>
        {
            started.SetResult();
            goOn.Task.Wait(Never);
            return CommitResult.Committed;
        }, Never);
        started.Task.Wait(Never);
        return (first, goOn);
    }

    private Task<CommitResult> PutAsync(string id, CommitResult result = CommitResult.Committed) => Gate.WriteAsync(draft =>
    {
        Put(draft, id);
        return result;
    }, Never);

    private static void Put(LiteDraft draft, string id) => draft.Put(new LiveDialog(Given.Dialog(id: id)));

    private async Task<List<string>> DialogsAsync() => [.. (await Gate.ReadAsync(Never)).Dialogs.All.Keys.Order(StringComparer.Ordinal)];

    private List<string> Stored() => [.. Gate.File.All(Collections.Dialogs).Select(d => RowKey.IdOf(d["_id"].AsString))];
}
