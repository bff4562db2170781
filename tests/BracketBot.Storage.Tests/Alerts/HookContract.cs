using BracketBot.Core.Alerts;
using BracketBot.Core.Commits;
using BracketBot.Storage.Tests.Places;
using BracketBot.Tests.Shared;

namespace BracketBot.Storage.Tests.Alerts;

public sealed class SqliteHookTests() : HookContract(new SqlitePlace());

public sealed class PostgresHookTests(PostgresServer server) : HookContract(new PostgresPlace(server));

public abstract class HookContract(Place place) : AlertScene(place)
{
    [Fact]
    public async Task Save_New_ComesBackWholeByUserAndByKey()
    {
        await GivenHookAsync();
        await ReopenAsync();

        Assert.Equal(Hook(), await FindAsync("key-1"));
        Assert.Equal([Hook()], await Database.Hooks.OfUserAsync(Given.User, Never));
    }

    [Fact]
    public async Task OfUser_Several_AreOwnOnesOldestFirst()
    {
        await GivenAsync(
            new SaveHook(Hook("h3", "c", at: 2)), new SaveHook(Hook("h1", "a", at: 3)), new SaveHook(Hook("h2", "b", at: 1)),
            new SaveHook(Hook("h4", "d", Stranger)));

        Assert.Equal(["h2", "h3", "h1"], (await Database.Hooks.OfUserAsync(Given.User, Never)).Select(h => h.Id.Value));
    }

    [Fact]
    public async Task Save_Renamed_KeepsItsKeyAndItsAge()
    {
        await GivenHookAsync();

        await GivenAsync(new SaveHook(Hook(name: "Stops & <b>", at: 60)));

        Assert.Equal(Hook(name: "Stops & <b>"), await FindAsync("key-1"));
    }

    [Fact]
    public async Task Save_Rotated_EndsTheOldKeyAtOnce()
    {
        await GivenHookAsync();

        await GivenAsync(new SaveHook(Hook(key: "key-2")));

        Assert.Null(await FindAsync("key-1"));
        Assert.Equal(Hook(key: "key-2"), await FindAsync("key-2"));
    }

    [Fact]
    public async Task Save_AnotherUsersHook_IsConflictAndChangesNothing()
    {
        await GivenHookAsync();

        Assert.Equal(CommitResult.Conflict, await CommitAsync(new SaveHook(Hook(key: "mine", user: Stranger, name: "mine"))));

        Assert.Equal(Hook(), await FindAsync("key-1"));
        Assert.Empty(await Database.Hooks.OfUserAsync(Stranger, Never));
    }

    [Fact]
    public async Task Delete_Own_ItsKeyIsNobodys()
    {
        await GivenHookAsync();
        await GivenAsync(new SaveHook(Hook("h2", "key-2")));

        await GivenAsync(new DeleteHook(new HookId("h1"), Given.User));

        Assert.Null(await FindAsync("key-1"));
        Assert.Equal([Hook("h2", "key-2")], await Database.Hooks.OfUserAsync(Given.User, Never));
    }

    [Fact]
    public async Task Delete_AnotherUsers_LeavesIt()
    {
        await GivenHookAsync();

        await CommitAsync(new DeleteHook(new HookId("h1"), Stranger));

        Assert.Equal(Hook(), await FindAsync("key-1"));
    }

    [Fact]
    public async Task FindByKey_OwnerWithoutAccess_IsNullUntilTheAccessIsBack()
    {
        await GivenHookAsync();

        await GiveAccessAsync(Stranger);
        Assert.Null(await FindAsync("key-1"));

        await GiveAccessAsync(Given.User);
        Assert.Equal(Hook(), await FindAsync("key-1"));
    }

    [Fact]
    public async Task FindByKey_OwnerWhoWasNeverGivenAccess_IsNull()
    {
        await GivenAsync(new SaveHook(Hook()));

        Assert.Null(await FindAsync("key-1"));
    }

    [Fact]
    public async Task FindByKey_UnknownOrNotHashed_IsNull()
    {
        await GivenHookAsync();

        Assert.Null(await FindAsync("key-9"));
        Assert.Null(await Database.Hooks.FindByKeyAsync("key-1", Never));
        Assert.Null(await Database.Hooks.FindByKeyAsync("", Never));
        Assert.Null(await Database.Hooks.FindByKeyAsync("' OR 1=1 --", Never));
    }

    private async Task<AlertHook?> FindAsync(string key) => await Database.Hooks.FindByKeyAsync(AlertKey.Hash(key), Never);
}
