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
        await world.TapAsync(list, "a", World.Dev);
        await world.UntilAsync(list, "Somebody asks for access");
        await world.TapAsync(list, "Approve", World.Dev);
        await world.UntilAsync(list, "Let in");
        await world.BotMessageAsync(World.Ravi, "You are in");

        Assert.EndsWith("1 waiting for access: /users", start.Text, StringComparison.Ordinal);
        Assert.StartsWith($"1 waiting for access\n\na. {World.Ravi.FirstName}", list.Text, StringComparison.Ordinal);
        Assert.Contains($"\n{World.Ravi.Id}\nAsked ", list.Text, StringComparison.Ordinal);
        Assert.Single(world.Telegram.Messages(World.Dev.Id), m => m.Text.Contains("Let in", StringComparison.Ordinal));
        Assert.DoesNotContain("waiting", (await world.SendAsync("/help", World.Dev)).Text, StringComparison.Ordinal);
        Assert.StartsWith("Who has access", (await world.SendAsync("/users", World.Dev)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waiting_RefusedFromTheList_IsRefusedOnTheFirstCardToo()
    {
        await using var world = await LinkTests.StartAsync(store);
        await world.SendAsync("/help", World.Dev);
        await AskAsync(world);
        var first = await world.BotMessageAsync(World.Dev, "Somebody asks for access");
        var approve = first.Button("Approve").CallbackData!;

        var list = await world.SendAsync("/users", World.Dev);
        await world.TapAsync(list, "a", World.Dev);
        await world.UntilAsync(list, "Somebody asks for access");
        await world.TapAsync(list, "Refuse", World.Dev);
        await world.UntilAsync(list, "Refused");
        await world.UntilAsync(first, "Refused");
        await world.BotMessageAsync(World.Ravi, "An admin said no.");
        await world.Telegram.Tap(World.Dev, first.ChatId, first.MessageId, approve).Answered.WaitAsync(World.Patience);
        await world.UntilAsync(first, "No access");

        Assert.DoesNotContain(world.Telegram.Messages(World.Ravi.Id), m => m.Text.Contains("You are in", StringComparison.Ordinal));
        Assert.DoesNotContain("waiting", (await world.SendAsync("/start", World.Dev)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waiting_IsNobodysBusinessButAnAdmins()
    {
        await using var world = await LinkTests.StartAsync(store);
        await AskAsync(world);

        Assert.DoesNotContain("waiting", (await world.SendAsync("/start")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("waiting", (await world.SendAsync("/help")).Text, StringComparison.Ordinal);
    }

    private static async Task AskAsync(World world)
    {
        var knock = await world.SendAsync("hello", World.Ravi);
        await world.TapAsync(knock, "Ask for access", World.Ravi);
        await world.UntilAsync(knock, "The admins have been asked");
    }
}
