using BracketBot.EndToEnd.Harness;
using BracketBot.Sandbox.Telegram;
using BracketBot.Tests.Shared;

namespace BracketBot.EndToEnd;

public sealed class LiteAdminMenuTests() : AdminMenuTests(new LiteStore());

public sealed class PostgresAdminMenuTests(PostgresServer server) : AdminMenuTests(new PostgresStore(server));

/// <summary>Admins find their own commands in Telegram's menu, as long as they are admins, and nobody else does.</summary>
public abstract class AdminMenuTests(Store store)
{
    private static readonly string[] Own = ["invite", "users", "revoke"];

    [Fact]
    public async Task AdminMenu_WithoutAChatYet_ComesWithStart()
    {
        await using var world = await LinkTests.StartAsync(store);
        await world.Telegram.WaitForAsync(t => t.Calls.Any(c => c is { Method: "setMyCommands", Code: 400 }), World.Patience);

        await world.SendAsync("/start", World.Dev);
        await UntilAsync(world, World.Dev, hasOwn: true);

        Assert.Equal(["orders", .. Own], [world.Telegram.CommandsOf(World.Dev)[0].Command, .. world.Telegram.CommandsOf(World.Dev).Select(c => c.Command).Intersect(Own)]);
        Assert.DoesNotContain(world.Telegram.CommandsOf(World.Asha), c => Own.Contains(c.Command));
        Assert.DoesNotContain(world.Telegram.Commands, c => Own.Contains(c.Command));
        Assert.DoesNotContain(world.Logs.Lines, l => l.StartsWith("Warning BracketBot.Members.AdminMenus", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AdminMenu_GoesWithTheRole()
    {
        await using var world = await LinkTests.StartAsync(store);
        await world.SendAsync("/help", World.Dev);
        await LetRaviInAsync(world);
        var list = await world.SendAsync("/users", World.Dev);
        await world.TapAsync(list, Buttons.Numbered(list.Text.Split('\n').First(l => l.Contains("Ravi", StringComparison.Ordinal))[..1]), World.Dev);
        await world.UntilAsync(list, AccessSays.RoleIs("trader"));

        await world.TapAsync(list, Buttons.MakeAdmin, World.Dev);
        await UntilAsync(world, World.Ravi, hasOwn: true);
        await world.UntilAsync(list, AccessSays.NowRole("admin"));
        await world.TapAsync(list, Buttons.MakeTrader, World.Dev);
        await UntilAsync(world, World.Ravi, hasOwn: false);
        await world.UntilAsync(list, AccessSays.NowRole("trader"));
        await world.TapAsync(list, Buttons.MakeAdmin, World.Dev);
        await UntilAsync(world, World.Ravi, hasOwn: true);
        await world.TapAsync(await world.SendAsync($"/revoke {World.Ravi.Id}", World.Dev), Buttons.Revoke, World.Dev);
        await UntilAsync(world, World.Ravi, hasOwn: false);

        Assert.NotEmpty(world.Telegram.CommandsOf(World.Ravi));
    }

    [Fact]
    public async Task AdminMenu_AtARestart_FollowsTheConfiguration()
    {
        await using var world = await LinkTests.StartAsync(store);
        await world.SendAsync("/start", World.Meera);
        await world.SendAsync("/start", World.Dev);
        await UntilAsync(world, World.Dev, hasOwn: true);

        await world.UntilConfirmedAsync();
        await world.StopBotAsync();
        world.Set("Access:Admins:0", $"{World.Meera.Id}");
        await world.StartBotAsync();

        await UntilAsync(world, World.Meera, hasOwn: true);
        await UntilAsync(world, World.Dev, hasOwn: false);
    }

    [Fact]
    public async Task AdminMenu_WhereTelegramFails_ComesAfterAll()
    {
        await using var world = await LinkTests.StartAsync(store);
        await world.Telegram.WaitForAsync(t => t.Calls.Any(c => c is { Method: "setMyCommands", Code: 400 }) && t.Commands.Count > 0, World.Patience);

        world.Telegram.Faults.Http500(1, "setMyCommands");
        await world.SendAsync("/start", World.Dev);
        await world.Telegram.WaitForAsync(t => t.Calls.Any(c => c is { Method: "setMyCommands", Code: 500 }), World.Patience);
        Assert.DoesNotContain(world.Telegram.CommandsOf(World.Dev), c => Own.Contains(c.Command));
        await World.UntilAsync(() => Task.FromResult(world.Logs.Lines.Any(l => l.StartsWith("Warning BracketBot.Members.AdminMenus", StringComparison.Ordinal))));
        await world.PassAsync(TimeSpan.FromSeconds(40));

        await UntilAsync(world, World.Dev, hasOwn: true);
    }

    private static async Task LetRaviInAsync(World world)
    {
        var knock = await world.SendAsync("hello", World.Ravi);
        await world.TapAsync(knock, Buttons.AskForAccess, World.Ravi);
        await world.TapAsync(await world.BotMessageAsync(World.Dev, AccessSays.SomebodyAsks), Buttons.Approve, World.Dev);
        await world.BotMessageAsync(World.Ravi, AccessSays.YouAreIn);
    }

    private static Task UntilAsync(World world, Person person, bool hasOwn) =>
        world.Telegram.WaitForAsync(t => t.CommandsOf(person).Count(c => Own.Contains(c.Command)) == (hasOwn ? Own.Length : 0), World.Patience);
}
