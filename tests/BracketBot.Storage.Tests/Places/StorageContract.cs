using BracketBot.Core.Accounts;
using BracketBot.Core.Commits;

namespace BracketBot.Storage.Tests.Places;

/// <summary>What every store's contract has: an open database. Each contract runs over both providers.</summary>
public abstract class StorageContract(Place place) : IAsyncLifetime
{
    private Database? _database;
    private StorageOptions? _options;

    protected Place Place => place;

    protected Database Database => _database ?? throw new InvalidOperationException("No database is open.");

    protected StorageOptions Options => _options ?? throw new InvalidOperationException("No database was made.");

    protected static CancellationToken Never => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _options = await place.CreateAsync();
        _database = await OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await CloseAsync();
        await place.DisposeAsync();
    }

    protected Task<CommitResult> CommitAsync(params Write[] writes) => Database.Commits.CommitAsync(writes, Never);

    /// <summary>Commits what must succeed for the test to mean anything.</summary>
    protected async Task GivenAsync(params Write[] writes) => Assert.Equal(CommitResult.Committed, await CommitAsync(writes));

    /// <summary>Another process of the same program, or the same one after a restart.</summary>
    protected async Task<Database> OpenAsync(ISecretBox? box = null) => await OpenAsync(Options, box);

    protected async Task CloseAsync()
    {
        if (_database is { } open)
        {
            _database = null;
            await open.DisposeAsync();
        }
    }

    protected async Task ReopenAsync(ISecretBox? box = null)
    {
        await CloseAsync();
        _database = await OpenAsync(box);
    }

    internal static async Task<Database> OpenAsync(StorageOptions options, ISecretBox? box = null)
    {
        var opened = await Database.OpenAsync(options, box ?? new TestBox(), TimeProvider.System, Never);
        Assert.True(opened.Try(out var database, out var error), error?.Message);
        return database;
    }
}
