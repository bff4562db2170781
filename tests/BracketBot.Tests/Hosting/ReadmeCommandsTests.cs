using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BracketBot.Sandbox;
using BracketBot.Sandbox.Telegram;

namespace BracketBot.Tests.Hosting;

/// <summary>
/// Each command of the README does what the README says, as it stands there: only environment variables are added. A copy of
/// the repository is the folder that a reader stands in.
/// </summary>
[Collection(nameof(BuiltCopies))]
public sealed partial class ReadmeCommandsTests(BuiltCopy copy)
{
    private const string RunSandbox = "dotnet run --project src/BracketBot.Sandbox";

    // Not run here: it runs this test.
    private const string RunAllTests = "tests/run.sh";

    private const string PostAlert = """curl -d '{"text":"RSI crossed 70","symbol":"IDEA-EQ"}' https://bot.example.com/alerts/KEY""";
    private const string CopySettings = "cp appsettings.example.json appsettings.json && chmod 600 appsettings.json";
    private const string Check = "dotnet run --project src/BracketBot -- --check";
    private const string Record = "dotnet run --project src/BracketBot -- --check --record broker.json";
    private const string Run = "dotnet run --project src/BracketBot";
    private const string Publish = "dotnet publish src/BracketBot -r linux-x64 -p:PublishAot=true";

    private static readonly Person Asha = SandboxPerson.Asha.Person;

    /// <summary>A command that is new in the README gets a test here first.</summary>
    [Fact]
    public void Readme_Commands_AreThoseTestedHere() =>
        Assert.Equal([RunSandbox, RunAllTests, PostAlert, CopySettings, Check, Record, Run, Publish], ReadmeCommands.All);

    [Theory]
    [InlineData("```bash\nnew --thing   # says what\n```\n", "new --thing")]
    [InlineData("\n## Run it for real\n\n6. `new --thing`, then `Access:Users` and `config/`.\n", "new --thing")]
    [InlineData("\n## Run it for real\n\nOr `tests/run.sh`.\n", "tests/run.sh")]
    public void Readme_NewCommand_IsSeen(string text, string command) =>
        Assert.Equal([command], ReadmeCommands.Read(text + "\n## Run it for real\n\n## Next\n"));

    [Fact]
    public async Task Sandbox_Run_PrintsTheAddressOfItsPage()
    {
        await using var sandbox = copy.Start(RunSandbox);
        var line = await sandbox.LineAsync(l => l.StartsWith("BracketBot sandbox: ", StringComparison.Ordinal));

        using var http = new HttpClient();
        using var page = await http.GetAsync(new Uri(Address().Match(line).Value), BotProgram.Patience);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);

        sandbox.Terminate();
        BuiltCopy.Succeeded(await sandbox.EndAsync());
    }

    [Fact]
    public async Task RunItForReal_StepByStep_ChecksRunsTakesAnAlertAndStops()
    {
        await using var world = await ProgramWorld.StartAsync();
        var listen = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}");
        var elsewhere = new Dictionary<string, string>
        {
            ["Telegram:ApiUrl"] = world.Settings["Telegram:ApiUrl"],
            ["Broker:BaseUrl"] = world.Settings["Broker:BaseUrl"],
            ["Server:Listen"] = listen,
        };

        BuiltCopy.Succeeded(await copy.RunAsync(CopySettings));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(copy.File("appsettings.json")));
        }

        await FillInAsync(world.Settings);
        var check = await copy.RunAsync(Check, elsewhere);
        BuiltCopy.Succeeded(check);
        Assert.Equal(
            ["configuration: ok", "key: ok", "database: ok (LiteDb)", "telegram: ok (@BracketSandboxBot)", "user 5001 as YA0002: ok (active)"],
            check.Output);
        var record = await copy.RunAsync(Record, elsewhere);
        BuiltCopy.Succeeded(record);
        Assert.Matches("^recording: ok \\([0-9]+ reads, 0 without an answer, in broker.json\\)$", record.Output[^2]);
        Assert.True(File.Exists(copy.File("broker.json")));

        await using var bot = copy.Start(Run, elsewhere);
        await bot.LineAsync(l => l.Contains("is up for 1 user(s)", StringComparison.Ordinal));
        using var http = new HttpClient();
        using var live = await http.GetAsync(new Uri($"{listen}/health/live"), BotProgram.Patience);
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        await AlertArrivesAsync(world.Sandbox.Telegram);

        bot.Terminate();
        var ended = await bot.EndAsync();
        BuiltCopy.Succeeded(ended);
        Assert.Empty(ended.Errors);
        Assert.True(File.Exists(copy.File("data/bracketbot.db")) && File.Exists(copy.File("data/master.key")));
        Assert.False(Directory.Exists(copy.File("src/BracketBot/data")));
    }

    /// <summary>Whoever stands in another folder has settings and data there, and learns so where the settings are missing.</summary>
    [Fact]
    public async Task Run_FromAnotherFolder_LooksForSettingsThere()
    {
        using var other = new TempFolder();

        var ended = await copy.RunAsync(Run.Replace("src/", copy.File("src/"), StringComparison.Ordinal), folder: other.Path);

        Assert.Equal(2, ended.ExitCode);
        Assert.StartsWith($"Telegram:BotToken: got nothing (there is no {other.File("appsettings.json")}); takes ", Assert.Single(ended.Errors), StringComparison.Ordinal);
    }

    /// <summary>Publishing takes minutes; the release check of every landing does it, with this very line, and starts the result.</summary>
    [Theory]
    [InlineData(".ci/release")]
    [InlineData("Dockerfile")]
    public void Publish_IsWhatTheReleaseRuns(string file) =>
        Assert.Single(File.ReadAllLines(RepoRoot.File(file)), line => Regex.IsMatch(line, $"^(RUN )?{Regex.Escape(Publish)} -o "));

    /// <summary>What a reader does to the copied file: the token of the bot, and one user.</summary>
    private async Task FillInAsync(Dictionary<string, string> values)
    {
        var file = copy.File("appsettings.json");
        var json = JsonNode.Parse(await File.ReadAllTextAsync(file, BotProgram.Patience))!;
        json["Telegram"]!["BotToken"] = values["Telegram:BotToken"];
        var user = json["Access"]!["Users"]![0]!;
        foreach (var field in new[] { "TelegramUserId", "ClientId", "AccessToken" })
        {
            user[field] = values[$"Access:Users:0:{field}"];
        }

        await File.WriteAllTextAsync(file, json.ToString(), BotProgram.Patience);
    }

    private async Task AlertArrivesAsync(SimulatedTelegram telegram)
    {
        telegram.SendText(Asha, "/hooks new RSI 70");
        var shown = await telegram.WaitForMessageAsync(Asha.Id, m => m.FromBot && m.Text.Contains("/alerts/", StringComparison.Ordinal), BotProgram.Patience);

        BuiltCopy.Succeeded(await copy.RunAsync(
            PostAlert.Replace("https://bot.example.com/alerts/KEY", Address().Match(shown.Text).Value, StringComparison.Ordinal)));

        // The message with the address shows such a command too.
        await telegram.WaitForMessageAsync(
            Asha.Id, m => m.FromBot && m.MessageId != shown.MessageId && m.Text.Contains("RSI crossed 70", StringComparison.Ordinal), BotProgram.Patience);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex(@"http://\S+")]
    private static partial Regex Address();
}
