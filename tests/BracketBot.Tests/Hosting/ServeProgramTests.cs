using System.Globalization;
using System.Net;
using System.Net.Sockets;
using BracketBot.Core.Cancels;
using BracketBot.Sandbox;
using BracketBot.Sandbox.Broker;
using BracketBot.Sandbox.Telegram;
using BracketBot.Storage.Lite;
using BracketBot.Storage.Lite.Live;
using LiteDB;

namespace BracketBot.Tests.Hosting;

/// <summary>The real program from start to stop.</summary>
public sealed class ServeProgramTests
{
    private static readonly Person Asha = SandboxPerson.Asha.Person;

    [Fact]
    public async Task Program_AskedToStop_EndsWith0AndLeavesAKeyForItsOwnerAlone()
    {
        await using var world = await ProgramWorld.StartAsync();
        await using var bot = await world.StartBotAsync();
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(world.Folder.File("data/master.key")));
        }

        bot.Terminate();
        var ended = await bot.EndAsync();

        Assert.Equal(0, ended.ExitCode);
        Assert.Empty(ended.Errors);
        Assert.DoesNotContain(world.Settings["Telegram:BotToken"], string.Concat(ended.Output), StringComparison.Ordinal);
        Assert.DoesNotContain(world.Settings["Access:Users:0:AccessToken"], string.Concat(ended.Output), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Default")]
    [InlineData("BracketBot")]
    public async Task Program_ToldToLogWarningsAlone_SaysNothingWhereAllIsWell(string category)
    {
        await using var world = await ProgramWorld.StartAsync();
        world.Settings[$"Logging:LogLevel:{category}"] = "warning";
        await using var bot = await world.StartBotAsync();

        bot.Terminate();
        var ended = await bot.EndAsync();

        Assert.Equal(0, ended.ExitCode);
        Assert.DoesNotContain(ended.Output, l => l.Contains("BracketBot", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Program_OnADatabaseInUse_EndsWith1AndSaysByWhom()
    {
        await using var world = await ProgramWorld.StartAsync();
        await using var bot = await world.StartBotAsync();

        var second = await world.RunAsync();

        Assert.Equal(1, second.ExitCode);
        var line = Assert.Single(second.Errors);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"bracketbot.db is in use by process {bot.Id}. Stop that one first"), line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Program_OnAPortInUse_EndsWith1AndSaysWhich()
    {
        await using var world = await ProgramWorld.StartAsync();
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        world.Settings["Server:Listen"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}");

        await CantListenAsync(world);
    }

    [Fact]
    public async Task Program_OnAnAddressOfAnotherMachine_EndsWith1AndSaysWhich()
    {
        await using var world = await ProgramWorld.StartAsync();
        world.Settings["Server:Listen"] = "http://192.0.2.1:8080";

        await CantListenAsync(world);
    }

    [Theory]
    [InlineData()]
    [InlineData("check")]
    [InlineData("--check")]
    [InlineData("audit", "verify")]
    public async Task Program_WithAKeyFileThatOthersMayRead_EndsWith2AndSaysWhatToDo(params string[] arguments)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Files have no such modes there.");
            return;
        }

        await using var world = await ProgramWorld.StartAsync();
        await world.WriteKeyAsync("open.key", Convert.ToBase64String(new byte[32]));
        File.SetUnixFileMode(world.Folder.File("open.key"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        world.Settings["Secrets:KeyFile"] = "open.key";

        var ended = await world.RunAsync(arguments);

        Assert.Equal(2, ended.ExitCode);
        Assert.Empty(ended.Output);
        Assert.Equal(["Secrets:KeyFile: open.key can be used by other users than its owner. Close it to them: chmod 600 open.key"], ended.Errors);
        Assert.False(File.Exists(world.Folder.File("data/bracketbot.db")));
    }

    [Fact]
    public async Task Program_WithBrokenKeyFile_EndsWith1AndSaysSo()
    {
        await using var world = await ProgramWorld.StartAsync();
        await world.WriteKeyAsync("broken.key", "no key");
        world.Settings["Secrets:KeyFile"] = "broken.key";

        var ended = await world.RunAsync();

        Assert.Equal(1, ended.ExitCode);
        Assert.StartsWith("Secrets:KeyFile: broken.key holds no key", Assert.Single(ended.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Program_AskedToStopWithACancelInFlight_WaitsForTheAnswerAndShowsIt()
    {
        await using var world = await ProgramWorld.StartAsync();
        var (broker, telegram) = (world.Sandbox.Broker, world.Sandbox.Telegram);
        broker.AddBracket(new BracketSpec { OmsOrderId = "20240314929" });
        var bot = await world.StartBotAsync();
        await using (bot)
        {
            telegram.SendText(Asha, "/cancel 20240314929 ENTRY");
            var card = await telegram.WaitForMessageAsync(Asha.Id, m => m.Text.StartsWith("Cancel entry?", StringComparison.Ordinal), BotProgram.Patience);
            broker.Faults.Once(new BrokerFault.Slow(TimeSpan.FromSeconds(3)), BrokerCall.Cancel);
            telegram.TapButton(Asha, card, "Cancel entry");
            await telegram.WaitForMessageAsync(Asha.Id, m => m.Text.StartsWith("Sending the cancel", StringComparison.Ordinal), BotProgram.Patience);

            bot.Terminate();
            var ended = await bot.EndAsync();

            Assert.Equal(0, ended.ExitCode);
            Assert.Equal(1, broker.Count(BrokerCall.Cancel));
            Assert.Equal(1, Count(world, Collections.Tickets, t => TicketRow.Read(t).Ticket.State is TicketState.Answered or TicketState.Settled));
        }

        await using var next = await world.StartBotAsync();
        var answered = await telegram.WaitForMessageAsync(Asha.Id, m => m.Text.Contains("Nothing is held: the bracket is closed.", StringComparison.Ordinal), BotProgram.Patience);

        Assert.StartsWith("Order Cancelled Successfully", answered.Text, StringComparison.Ordinal);
        Assert.Equal(1, broker.Count(BrokerCall.Cancel));
        Assert.Single(telegram.Messages(Asha.Id), m => m.FromBot);
    }

    [Fact]
    public async Task Check_WithOtherUsers_TakesNobodysAccess()
    {
        await using var world = await ProgramWorld.StartAsync();
        var bot = await world.StartBotAsync();
        await bot.DisposeAsync();
        world.Settings["Access:Users:0:TelegramUserId"] = "4711";

        await world.RunAsync("--check");

        Assert.Equal(1, Count(world, Collections.Members, m => MemberRow.Read(m).Member is { Id.Value: 5001, HasAccess: true }));
        Assert.Equal(0, Count(world, Collections.Members, m => MemberRow.Read(m).Member.Id.Value == 4711));
    }

    private static async Task CantListenAsync(ProgramWorld world)
    {
        var ended = await world.RunAsync();

        Assert.Equal(1, ended.ExitCode);
        Assert.StartsWith($"Server:Listen: {world.Settings["Server:Listen"]}", Assert.Single(ended.Errors), StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", string.Join('\n', ended.Output), StringComparison.Ordinal);
        Assert.Equal(0, world.Sandbox.Telegram.Calls.Count(c => c.Method == "getUpdates"));
    }

    /// <summary>Of what is in the file, once the bot has let go of it.</summary>
    private static int Count(ProgramWorld world, string collection, Func<BsonDocument, bool> which)
    {
        Assert.True(LiteFile.Open(world.Folder.File("data/bracketbot.db")).Try(out var file, out var error), error?.Message);
        using (file)
        {
            return file.All(collection).Count(which);
        }
    }
}
