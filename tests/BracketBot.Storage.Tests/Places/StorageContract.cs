using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Commits;
using BracketBot.Storage.Tests.Accounts;

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
        await PrepareAsync();
        _database = await OpenAsync(Given.Me);
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await CloseAsync();
        await place.DisposeAsync();
    }

    /// <summary>What is to be there before the database is opened.</summary>
    protected virtual Task PrepareAsync() => Task.CompletedTask;

    protected async Task<CommitResult> CommitAsync(params Write[] writes) => (await Database.Commits.CommitAsync(writes, Never)).Result;

    /// <summary>Commits what must succeed for the test to mean anything.</summary>
    protected Task<Commit> GivenAsync(params Write[] writes) => GivenAsync(Database, writes);

    protected static async Task<Commit> GivenAsync(Database database, params Write[] writes)
    {
        var commit = await database.Commits.CommitAsync(writes, Never);
        Assert.Equal(CommitResult.Committed, commit.Result);
        return commit;
    }

    /// <summary>Another process of the same program.</summary>
    protected Task<Database> OpenAsync(OwnerId me) => OpenAsync(Options, me);

    /// <summary>Another process beside this one, which shows that it lives.</summary>
    protected async Task<Database> JoinAsync(OwnerId me)
    {
        var database = await OpenAsync(me);
        await database.Ownership.BeatAsync(Never);
        return database;
    }

    protected async Task CloseAsync()
    {
        if (_database is { } open)
        {
            _database = null;
            await open.DisposeAsync();
        }
    }

    /// <summary>On another database, an empty one.</summary>
    protected async Task RenewAsync()
    {
        await CloseAsync();
        _options = await place.CreateAsync();
        _database = await OpenAsync(Given.Me);
    }

    /// <summary>Makes these the users with access, as a start of the program does whose configuration lists them.</summary>
    protected Task GiveAccessAsync(params TelegramUserId[] users) => Database.GiveAccessAsync(users);

    /// <summary>As after a restart of the program, by default as the same owner: what it left is its own then.</summary>
    protected async Task ReopenAsync(ISecretBox? box = null, OwnerId? me = null)
    {
        await CloseAsync();
        _database = await OpenAsync(Options, me ?? Given.Me, box);
    }

    internal static async Task<Database> OpenAsync(StorageOptions options, OwnerId? me = null, ISecretBox? box = null)
    {
        var opened = await Database.OpenAsync(options, box ?? new TestBox(), me ?? Given.Me, TimeProvider.System, Never);
        Assert.True(opened.Try(out var database, out var error), error?.Message);
        return database;
    }
}
