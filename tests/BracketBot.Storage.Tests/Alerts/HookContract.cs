using BracketBot.Core.Accounts;
using BracketBot.Core.Alerts;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Core.Dialogs;
using BracketBot.Storage.Tests.Places;
using BracketBot.Tests.Shared;

namespace BracketBot.Storage.Tests.Alerts;

public sealed class LiteHookTests() : HookContract(new LitePlace());

public sealed class PostgresHookTests(PostgresServer server) : HookContract(new PostgresPlace(server));

public abstract class HookContract(Place place) : AlertScene(place)
{
    [Fact]
    public async Task Add_New_ComesBackWholeByUserAndByKey()
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
            new AddHook(Hook("h3", "c", at: 2)), new AddHook(Hook("h1", "a", at: 3)), new AddHook(Hook("h2", "b", at: 1)),
            new AddHook(Hook("h4", "d", Stranger)));

        Assert.Equal(["h2", "h3", "h1"], (await Database.Hooks.OfUserAsync(Given.User, Never)).Select(h => h.Id.Value));
    }

    [Fact]
    public async Task Change_Name_KeepsItsKeyAndItsAge()
    {
        await GivenHookAsync();

        await GivenAsync(Change() with { Name = "Stops & <b>" });

        Assert.Equal(Hook(name: "Stops & <b>"), await FindAsync("key-1"));
    }

    [Fact]
    public async Task Change_Key_EndsTheOldKeyAtOnce()
    {
        await GivenHookAsync();

        await GivenAsync(Change() with { KeyHash = AlertKey.Hash("key-2") });

        Assert.Null(await FindAsync("key-1"));
        Assert.Equal(Hook(key: "key-2"), await FindAsync("key-2"));
    }

    [Fact]
    public async Task Change_PausedAndRotatedAtOnce_IsBoth()
    {
        await GivenHookAsync();

        await GivenAsync(Change() with { KeyHash = AlertKey.Hash("key-2") });
        await GivenAsync(Change() with { IsPaused = true });
        await GivenAsync(Change() with { Name = "Stops" });
        await ReopenAsync();

        Assert.Equal(Hook(key: "key-2", name: "Stops") with { IsPaused = true }, await FindAsync("key-2"));
        Assert.Null(await FindAsync("key-1"));
    }

    [Fact]
    public async Task Change_DeletedHook_IsConflictAndBringsNothingBack()
    {
        await GivenHookAsync();
        await GivenAsync(new DeleteHook(new HookId("h1"), Given.User));

        Assert.Equal(CommitResult.Conflict, await CommitAsync(Change() with { IsPaused = true }));

        Assert.Empty(await Database.Hooks.OfUserAsync(Given.User, Never));
    }

    [Fact]
    public async Task Change_AnotherUsersHook_IsConflictAndChangesNothing()
    {
        await GivenHookAsync();

        Assert.Equal(CommitResult.Conflict, await CommitAsync(Change(user: Stranger) with { KeyHash = AlertKey.Hash("mine"), Name = "mine", IsPaused = true }));
        Assert.Equal(CommitResult.Conflict, await CommitAsync(new AddHook(Hook(key: "mine", user: Stranger, name: "mine"))));

        Assert.Equal(Hook(), await FindAsync("key-1"));
        Assert.Empty(await Database.Hooks.OfUserAsync(Stranger, Never));
    }

    [Fact]
    public async Task Delete_Own_ItsKeyIsNobodys()
    {
        await GivenHookAsync();
        await GivenAsync(new AddHook(Hook("h2", "key-2")));

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

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task DeletedOrRotated_CardsOfItsAlertsThatNobodyGotYet_AreTakenBack(bool rotated)
    {
        await GivenHookAsync();
        await GivenAsync(new AddHook(Hook("h2", "key-2")));
        await GivenAsync(Add("a1", "1"), Show("a1", "waiting"), Given.Put("dwaiting"), new SaveDialog(Given.Dialog(id: "waiting", expires: 60)));
        await GivenAsync(Add("a2", "2"), Show("a2", "there"), Given.Put("dthere"));
        await Database.Outbox.RecordAsync(Given.Delivered(card: "dthere"), Never);
        await GivenAsync(Given.Put("dthere", "edited"));
        await GivenAsync(Add("a3", "3"), Show("a3", "both"), Add("a4", "4", key: "key-2", hook: "h2"), Show("a4", "both"), Given.Put("dboth"));
        await GivenAsync(Add("a5", "5", key: "key-2", hook: "h2"), Show("a5", "other"), Given.Put("dother"));

        Assert.Empty((await GivenAsync(new DeleteHook(new HookId("h1"), Stranger))).TakenBack);
        Assert.NotNull(await Database.Outbox.FindAsync(new CardId("dwaiting"), Never));
        var commit = await GivenAsync(rotated ? Change() with { KeyHash = AlertKey.Hash("key-3") } : new DeleteHook(new HookId("h1"), Given.User));

        Assert.Equal([new CardId("dwaiting")], commit.TakenBack);
        Assert.Empty(commit.Cards);
        Assert.Null(await Database.Outbox.FindAsync(new CardId("dwaiting"), Never));
        Assert.Null(await Database.Dialogs.FindAsync(new DialogId("waiting"), Never));
        foreach (var kept in new[] { "dthere", "dboth", "dother" })
        {
            Assert.NotNull(await Database.Outbox.FindAsync(new CardId(kept), Never));
        }
    }

    [Fact]
    public async Task Renamed_CardsOfItsAlerts_Stay()
    {
        await GivenHookAsync();
        await GivenAsync(Add("a1"), Show("a1", "waiting"), Given.Put("dwaiting"));

        var commit = await GivenAsync(Change() with { Name = "another" });

        Assert.Empty(commit.TakenBack);
        Assert.NotNull(await Database.Outbox.FindAsync(new CardId("dwaiting"), Never));
    }

    [Fact]
    public async Task Delete_CommitThatFails_TakesNothingBack()
    {
        await GivenHookAsync();
        await GivenAsync(Add("a1"), Show("a1", "waiting"), Given.Put("dwaiting"), new AddHook(Hook("h9", "key-9", Stranger)));

        var commit = await Database.Commits.CommitAsync([new DeleteHook(new HookId("h1"), Given.User), Change("h9") with { Name = "mine" }], Never);

        Assert.Equivalent(Commit.Of(CommitResult.Conflict), commit, strict: true);
        Assert.NotNull(await Database.Outbox.FindAsync(new CardId("dwaiting"), Never));
        Assert.Equal(Hook(), await FindAsync("key-1"));
    }

    [Fact]
    public async Task DeleteHooksOf_DeletesTheirsAndNobodyElses()
    {
        await GiveAccessAsync(Given.User, Stranger);
        var theirs = Hook("h3", "key-3", Stranger);
        await GivenAsync(new AddHook(Hook()), new AddHook(Hook("h2", "key-2")), new AddHook(theirs));
        await GivenAsync(
            Add("a1"), Show("a1", "waiting"), new SaveDialog(Given.Dialog(id: "waiting")), Given.Put("dwaiting"),
            Add("a3", key: "key-3", hook: "h3", user: Stranger), Show("a3", "other"), new SaveDialog(Given.Dialog(id: "other")), Given.Put("dother"));

        var commit = await GivenAsync(new DeleteHooksOf(Given.User));

        Assert.Empty(await Database.Hooks.OfUserAsync(Given.User, Never));
        Assert.Equal([theirs], await Database.Hooks.OfUserAsync(Stranger, Never));
        Assert.Equal([new CardId("dwaiting")], commit.TakenBack);
        Assert.Null(await Database.Outbox.FindAsync(new CardId("dwaiting"), Never));
        Assert.NotNull(await Database.Outbox.FindAsync(new CardId("dother"), Never));
        Assert.Null(await FindAsync("key-2"));
        Assert.Equal(theirs, await FindAsync("key-3"));
    }

    [Fact]
    public async Task Add_WithAClient_KeepsIt()
    {
        await GiveAccessAsync(Given.User);
        await GivenAsync(new AddHook(Hook() with { Client = new ClientId("YA0007") }));
        await ReopenAsync();

        Assert.Equal(new ClientId("YA0007"), (await FindAsync("key-1"))?.Client);
        Assert.Equal([new ClientId("YA0007")], (await Database.Hooks.OfUserAsync(Given.User, Never)).Select(h => h.Client));
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
        await GivenAsync(new AddHook(Hook()));

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
