using BracketBot.EndToEnd.Harness;
using BracketBot.Tests.Shared;

namespace BracketBot.EndToEnd;

public sealed class LiteWaitingTests() : WaitingTests(new LiteStore());

public sealed class PostgresWaitingTests(PostgresServer server) : WaitingTests(new PostgresStore(server));

/// <summary>Whoever asked for access is not forgotten, although the card that told of them never arrived, or scrolled away.</summary>
public abstract class WaitingTests(Store store)
{
    [Fact]
    public async Task Waiting_WhereTheAdminHadNoChatYet_IsToldAtStartAndLetInFromTheList()
    {
        await using var world = await LinkTests.StartAsync(store);
        await AskAsync(world);
        await world.Telegram.WaitForAsync(t => t.Calls.Any(c => c is { Method: "sendMessage", Code: 400 or 403 }), World.Patience);

        var start = await world.SendAsync("/start", World.Dev);
        var list = await world.SendAsync("/users", World.Dev);
        await world.TapAsync(list, Buttons.Numbered("a"), World.Dev);
        await world.UntilAsync(list, AccessSays.SomebodyAsks);
        await world.TapAsync(list, Buttons.Approve, World.Dev);
        await world.UntilAsync(list, AccessSays.LetIn);
        await world.BotMessageAsync(World.Ravi, AccessSays.YouAreIn);

        Assert.EndsWith($"{AccessSays.WaitingFor(1)}: /users", start.Text, StringComparison.Ordinal);
        Assert.StartsWith($"{AccessSays.WaitingFor(1)}\n\na. {World.Ravi.FirstName}", list.Text, StringComparison.Ordinal);
        Assert.Contains($"\n{World.Ravi.Id}\nAsked ", list.Text, StringComparison.Ordinal);
        Assert.Single(world.Telegram.Messages(World.Dev.Id), m => m.Text.Contains(AccessSays.LetIn, StringComparison.Ordinal));
        Assert.DoesNotContain(AccessSays.Waiting, (await world.SendAsync("/help", World.Dev)).Text, StringComparison.Ordinal);
        Assert.StartsWith(AccessSays.WhoHasAccess, (await world.SendAsync("/users", World.Dev)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waiting_RefusedFromTheList_IsRefusedOnTheFirstCardToo()
    {
        await using var world = await LinkTests.StartAsync(store);
        await world.SendAsync("/help", World.Dev);
        await AskAsync(world);
        var first = await world.BotMessageAsync(World.Dev, AccessSays.SomebodyAsks);
        var approve = first.Button(Buttons.Approve).CallbackData!;

        var list = await world.SendAsync("/users", World.Dev);
        await world.TapAsync(list, Buttons.Numbered("a"), World.Dev);
        await world.UntilAsync(list, AccessSays.SomebodyAsks);
        await world.TapAsync(list, Buttons.Refuse, World.Dev);
        await world.UntilAsync(list, AccessSays.Refused);
        await world.UntilAsync(first, AccessSays.Refused);
        await world.BotMessageAsync(World.Ravi, AccessSays.AnAdminSaidNo);
        await world.Telegram.Tap(World.Dev, first.ChatId, first.MessageId, approve).Answered.WaitAsync(World.Patience);
        await world.UntilAsync(first, AccessSays.MemberWithoutAccess);

        Assert.DoesNotContain(world.Telegram.Messages(World.Ravi.Id), m => m.Text.Contains(AccessSays.YouAreIn, StringComparison.Ordinal));
        Assert.DoesNotContain(AccessSays.Waiting, (await world.SendAsync("/start", World.Dev)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waiting_IsNobodysBusinessButAnAdmins()
    {
        await using var world = await LinkTests.StartAsync(store);
        await AskAsync(world);

        Assert.DoesNotContain(AccessSays.Waiting, (await world.SendAsync("/start")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(AccessSays.Waiting, (await world.SendAsync("/help")).Text, StringComparison.Ordinal);
    }

    private static async Task AskAsync(World world)
    {
        var knock = await world.SendAsync("hello", World.Ravi);
        await world.TapAsync(knock, Buttons.AskForAccess, World.Ravi);
        await world.UntilAsync(knock, AccessSays.AdminsAsked);
    }
}
