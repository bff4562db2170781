using System.Globalization;
using BracketBot.Tests.Hosting;

namespace BracketBot.Tests.Checks;

/// <summary><c>--check</c> of the real program.</summary>
public sealed class CheckProgramTests
{
    [Fact]
    public async Task Check_AllFine_EndsWith0AndALineEach()
    {
        await using var world = await ProgramWorld.StartAsync();

        var ended = await world.RunAsync("--check");

        Assert.Equal(
            ["configuration: ok", "key: ok", "database: ok (LiteDb)", "telegram: ok (@BracketSandboxBot)", "user 5001 as YA0002: ok (active)"],
            ended.Output);
        Assert.Empty(ended.Errors);
        Assert.Equal(0, ended.ExitCode);
    }

    [Fact]
    public async Task Check_SettingsThatOthersCanRead_SaysSo()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such modes.");
            return;
        }

        await using var world = await ProgramWorld.StartAsync();
        var file = world.Folder.File("appsettings.json");
        await File.WriteAllTextAsync(file, "{}", BotProgram.Patience);

        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        var open = await world.RunAsync("--check");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var closed = await world.RunAsync("--check");

        Assert.Equal((0, "configuration: ok, but appsettings.json can be read by other users, and may hold secrets: chmod 600 appsettings.json"), (open.ExitCode, open.Output[0]));
        Assert.Equal((0, "configuration: ok"), (closed.ExitCode, closed.Output[0]));
    }

    [Fact]
    public async Task Check_TokenThatTelegramDoesNotKnow_Fails()
    {
        await using var world = await ProgramWorld.StartAsync();
        world.Settings["Telegram:BotToken"] = "7000000001:hunter2";

        await FailsAsync(world, "telegram: failed: Telegram does not know this bot token; take the current one from @BotFather (Telegram:BotToken)");
    }

    [Fact]
    public async Task Check_TelegramUnreachable_Fails()
    {
        await using var world = await ProgramWorld.StartAsync();
        using var closed = new ClosedPort();
        world.Settings["Telegram:ApiUrl"] = closed.Url;

        await FailsAsync(world, "telegram: failed: not reached (ConnectionError: Connection refused)");
    }

    [Fact]
    public async Task Check_SessionOver_Fails()
    {
        await using var world = await ProgramWorld.StartAsync();
        world.Sandbox.Broker.ExpireSession("YA0002");

        await FailsAsync(world, "user 5001 as YA0002: failed: Your broker session is over (");
    }

    [Fact]
    public async Task Check_BrokerUnreachable_Fails()
    {
        await using var world = await ProgramWorld.StartAsync();
        using var closed = new ClosedPort();
        world.Settings["Broker:BaseUrl"] = closed.Url;

        await FailsAsync(world, "user 5001 as YA0002: failed: The broker can't be reached (");
    }

    [Fact]
    public async Task Check_TokenOfAnotherClient_Fails()
    {
        await using var world = await ProgramWorld.StartAsync();
        world.Settings["Access:Users:0:ClientId"] = "YA0007";

        await FailsAsync(world, "user 5001 as YA0007: failed: the access token belongs to YA0002; ");
    }

    [Fact]
    public async Task Check_BrokenKeyFile_Fails()
    {
        await using var world = await ProgramWorld.StartAsync();
        await world.WriteKeyAsync("data/master.key", "no key");

        await FailsAsync(world, "key: failed: Secrets:KeyFile: data/master.key holds no key of 32 bytes as base64.");
    }

    [Fact]
    public async Task Check_BesideARunningBot_SaysWhoHoldsTheDatabaseAndChecksTheRest()
    {
        await using var world = await ProgramWorld.StartAsync();
        await using var bot = await world.StartBotAsync();

        var ended = await world.RunAsync("--check");

        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"database: in use by process {bot.Id}, as while the bot runs; not opened"), ended.Output);
        Assert.Contains("telegram: ok (@BracketSandboxBot)", ended.Output);
        Assert.Contains("user 5001 as YA0002: ok (active)", ended.Output);
        Assert.Equal(0, ended.ExitCode);
    }

    private static async Task FailsAsync(ProgramWorld world, string line)
    {
        var ended = await world.RunAsync("--check");

        Assert.Equal(1, ended.ExitCode);
        Assert.Contains("configuration: ok", ended.Output);
        Assert.StartsWith(line, Assert.Single(ended.Output, l => l.Contains(": failed", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Empty(ended.Errors);
        Assert.DoesNotContain("hunter2", string.Concat(ended.Output), StringComparison.Ordinal);
        Assert.DoesNotContain(world.Settings["Access:Users:0:AccessToken"], string.Concat(ended.Output), StringComparison.Ordinal);
    }
}
