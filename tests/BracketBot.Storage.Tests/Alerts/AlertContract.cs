using BracketBot.Core.Alerts;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Storage.Tests.Places;
using BracketBot.Tests.Shared;

namespace BracketBot.Storage.Tests.Alerts;

public sealed class LiteAlertTests() : AlertContract(new LitePlace());

public sealed class PostgresAlertTests(PostgresServer server) : AlertContract(new PostgresPlace(server));

/// <summary>Alerts that are taken in, repeated, and shown.</summary>
public abstract class AlertContract(Place place) : AlertScene(place)
{
    [Fact]
    public async Task Add_First_WaitsWhole()
    {
        await GivenHookAsync();
        await GivenAsync(Add());
        await ReopenAsync();

        var (user, alert) = Assert.Single(await Database.Alerts.WaitingAsync(100, Never));

        Assert.Equal(Given.User, user);
        Assert.Equivalent(Alert(), alert, strict: true);
    }

    [Theory]
    [InlineData(0, "a1 ×2")]
    [InlineData(59.999, "a1 ×2")]
    [InlineData(60, "a1 ×1", "a2 ×1")]
    public async Task Add_SameBodyAgain_IsARepeatWithinAMinuteOnly(double at, params string[] waiting)
    {
        await GivenHookAsync();

        await GivenAsync(Add("a1"));
        await GivenAsync(Add("a2", at: at));

        Assert.Equal(waiting, await WaitingAsync());
    }

    [Fact]
    public async Task Add_OverAndOver_TheMinuteCountsFromTheFirst()
    {
        await GivenHookAsync();
        for (var i = 0; i < 5; i++)
        {
            await GivenAsync(Add($"a{i}", at: i * 20));
        }

        Assert.Equal(["a0 ×3", "a3 ×2"], await WaitingAsync());
    }

    [Fact]
    public async Task Add_AnotherBodyOrHook_IsNoRepeat()
    {
        await GivenHookAsync();
        await GivenAsync(new AddHook(Hook("h2", "key-2")));

        await GivenAsync(Add("a1"));
        await GivenAsync(Add("a2", body: "another", at: 1));
        await GivenAsync(Add("a3", hook: "h2", key: "key-2", at: 2));

        Assert.Equal(["a1 ×1", "a2 ×1", "a3 ×1"], await WaitingAsync());
    }

    [Fact]
    public async Task Add_SameBodyAfterTheKeyWasRotated_IsNoRepeatOfTheOld()
    {
        await GivenHookAsync();
        await GivenAsync(Add("a1"));
        await GivenAsync(Change() with { KeyHash = AlertKey.Hash("key-2") });

        await GivenAsync(Add("a2", key: "key-2", at: 1));

        Assert.Equal(["a2 ×1"], await WaitingAsync());
    }

    [Fact]
    public async Task Add_ManyAtOnce_NoneIsLost()
    {
        await GivenHookAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() => CommitAsync(Add($"a{i:d2}", body: $"body {i}", at: i / 100.0)), Never)));

        Assert.All(results, r => Assert.Equal(CommitResult.Committed, r));
        Assert.Equal(Enumerable.Range(0, 50).Select(i => $"a{i:d2} ×1"), await WaitingAsync());
    }

    [Fact]
    public async Task Waiting_Several_OldestFirstUpToTheLimit()
    {
        await GivenHookAsync();
        await GivenAsync(Add("a1", "1", at: 3), Add("a2", "2", at: 1), Add("a3", "3", at: 2));

        Assert.Equal(["a2 ×1", "a3 ×1", "a1 ×1"], await WaitingAsync());
        Assert.Equal(["a2 ×1", "a3 ×1"], await WaitingAsync(limit: 2));
    }

    [Fact]
    public async Task Show_Waiting_IsShownOnce()
    {
        await GivenHookAsync();
        await GivenAsync(Add());

        Assert.Equal(CommitResult.Committed, await CommitAsync(Show()));
        Assert.Equal(CommitResult.AlreadyHandled, await CommitAsync(Show(on: "d2")));

        Assert.Empty(await WaitingAsync());
        Assert.Empty(await RepeatedAsync());
    }

    [Fact]
    public async Task Show_ManyWritersAtOnce_OneShowsIt()
    {
        await GivenHookAsync();
        await GivenAsync(Add());

        var results = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => Task.Run(() => CommitAsync(Show(on: $"d{i}")), Never)));

        Assert.Single(results, CommitResult.Committed);
        Assert.Equal(29, results.Count(r => r == CommitResult.AlreadyHandled));
    }

    [Fact]
    public async Task Show_AlreadyHandled_LeavesTheRestOfItsCommitUndone()
    {
        await GivenHookAsync();
        await GivenAsync(Add());
        await GivenAsync(Show());

        Assert.Equal(CommitResult.AlreadyHandled, await CommitAsync(Given.Put("card"), Show(on: "d2")));

        Assert.Null(await Database.Outbox.FindAsync(new("card"), Never));
    }

    [Fact]
    public async Task Show_Unknown_IsAlreadyHandled() => Assert.Equal(CommitResult.AlreadyHandled, await CommitAsync(Show("a9")));

    [Fact]
    public async Task Waiting_FloodOfOneUser_DoesNotHideTheOthers()
    {
        await GivenHookAsync();
        await GiveAccessAsync(Given.User, Stranger);
        await GivenAsync(new AddHook(Hook("h2", "key-2", Stranger)));
        await GivenAsync([.. Enumerable.Range(0, 1200).Select(i => Add($"a{i:d4}", $"body {i}"))]);
        await GivenAsync(Add("b1", at: 60, key: "key-2", hook: "h2", user: Stranger));

        var waiting = await WaitingAsync(1000);

        Assert.Equal("b1 ×1", waiting[^1]);
        Assert.Equal("a0000 ×1", waiting[0]);
        Assert.InRange(waiting.Count, 100, 500);
    }

    [Fact]
    public async Task Repeated_AfterItWasShown_NamesItsCardUntilThatCountIsShown()
    {
        await GivenHookAsync();
        await GivenAsync(Add("a1"));
        await GivenAsync(Show());
        await GivenAsync(Add("a2", at: 10));
        await GivenAsync(Add("a3", at: 20));

        Assert.Equal([("a1", Given.User, new DialogId("d1"), 3)], await RepeatedAsync());
        Assert.Empty(await WaitingAsync());

        Assert.Equal(CommitResult.Committed, await CommitAsync(Show(times: 3)));
        Assert.Empty(await RepeatedAsync());
        Assert.Equal(CommitResult.AlreadyHandled, await CommitAsync(Show(times: 2)));
    }

    [Fact]
    public async Task Repeated_BeforeItWasShown_WaitsWithItsCount()
    {
        await GivenHookAsync();
        await GivenAsync(Add("a1"));
        await GivenAsync(Add("a2", at: 10));

        Assert.Empty(await RepeatedAsync());
        Assert.Equal(["a1 ×2"], await WaitingAsync());
        await GivenAsync(Show(times: 2));
        Assert.Empty(await RepeatedAsync());
    }

    [Fact]
    public async Task Repeated_BetweenReadingAndShowing_IsNotForgotten()
    {
        await GivenHookAsync();
        await GivenAsync(Add("a1"));
        await GivenAsync(Add("a2", at: 10));

        await GivenAsync(Show(times: 1));

        Assert.Equal([2], (await RepeatedAsync()).Select(r => r.Times));
    }

    [Theory]
    [InlineData("deleted")]
    [InlineData("rotated")]
    [InlineData("no access")]
    public async Task Show_HookNoLongerAsItWas_IsNeverShownNorCounted(string what)
    {
        await GivenHookAsync();
        await GivenAsync(Add("a1"), Add("shown", "another"));
        await GivenAsync(Show("shown"));
        await GivenAsync(Add("a3", "another", at: 5));
        Assert.Single(await RepeatedAsync());

        switch (what)
        {
            case "deleted":
                await GivenAsync(new DeleteHook(new HookId("h1"), Given.User));
                break;
            case "rotated":
                await GivenAsync(Change() with { KeyHash = AlertKey.Hash("key-2") });
                break;
            default:
                await GiveAccessAsync(Stranger);
                break;
        }

        Assert.Empty(await WaitingAsync());
        Assert.Empty(await RepeatedAsync());
        Assert.Equal(CommitResult.AlreadyHandled, await CommitAsync(Show("a1")));
        Assert.Equal(CommitResult.AlreadyHandled, await CommitAsync(Show("shown", times: 2)));
    }

    [Fact]
    public async Task Add_WithAKeyThatWasRotatedMeanwhile_IsNeverShown()
    {
        await GivenHookAsync();
        await GivenAsync(Change() with { KeyHash = AlertKey.Hash("key-2") });

        await CommitAsync(Add(key: "key-1"));

        Assert.Empty(await WaitingAsync());
    }

    [Fact]
    public async Task Prune_ReceivedBefore_AreForgotten()
    {
        await GivenHookAsync();
        await GivenAsync(Add("old", "1", at: 0), Add("shown", "2", at: 1), Add("new", "3", at: 60));
        await GivenAsync(Show("shown"));

        Assert.Equal(2, await Database.Alerts.PruneAsync(Given.At(60), Never));

        Assert.Equal(["new ×1"], await WaitingAsync());
        Assert.Equal(1L, await Place.CountAsync(Database, Stored.Alerts));
    }
}
