using BracketBot.Tests.Configuration;

namespace BracketBot.Tests.Hosting;

/// <summary>What the real program says before it starts.</summary>
public sealed class CommandLineProgramTests
{
    private static readonly Dictionary<string, string> Nothing = [];

    [Fact]
    public async Task Program_WithoutConfiguration_EndsWith2AndALineThatNamesTheFileThatIsNotThere()
    {
        using var folder = new TempFolder();

        var ended = await BotProgram.RunAsync(folder, Nothing);

        Assert.Equal(2, ended.ExitCode);
        Assert.Equal(
            [$"Telegram:BotToken: got nothing (there is no {folder.File("appsettings.json")}); takes the token that @BotFather gave, such as 123456:ABC-DEF"],
            ended.Errors);
        Assert.Empty(ended.Output);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task Program_WithAFileThatLacksTheToken_EndsWith2AndALineForEachKeyThatNamesTheFile()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder.File("appsettings.json"), """{"Access":{"Users":[{"ClientId":"YA0002","AccessToken":"x"}]}}""", BotProgram.Patience);

        var ended = await BotProgram.RunAsync(folder, Nothing);

        Assert.Equal(2, ended.ExitCode);
        Assert.Equal(
            new[] { "Access:Users:0:TelegramUserId", "Telegram:BotToken" }.Select(key => $"{key}: got nothing ({folder.File("appsettings.json")} was read)"),
            ended.Errors.Select(e => e[..e.IndexOf("; takes", StringComparison.Ordinal)]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Program_WithSeveralBadValues_SaysAllAndNoSecret()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder.File("appsettings.json"), $$$"""{"Telegram":{"BotToken":"{{{Given.Token}}}","Mod":"Polling"}}""", BotProgram.Patience);

        var ended = await BotProgram.RunAsync(folder, new Dictionary<string, string> { ["Broker:Timeout"] = "soon" }, "--Market:TimeZone=Mars");

        Assert.Equal(2, ended.ExitCode);
        Assert.Equal(["Broker:Timeout", "Market:TimeZone", "Telegram:Mod"], ended.Errors.Select(e => e[..e.IndexOf(": got", StringComparison.Ordinal)]).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(Given.Token, string.Concat(ended.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Program_WithBrokenFile_EndsWith2AndOneLine()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder.File("appsettings.json"), "{ \"Telegram\": ", BotProgram.Patience);

        var ended = await BotProgram.RunAsync(folder, Nothing);

        Assert.Equal(2, ended.ExitCode);
        Assert.StartsWith("appsettings.json: not JSON at line 1", Assert.Single(ended.Errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("LiteDb", "Data Source=data/bracketbot.db", "Storage:ConnectionString has 'data source'. With LiteDb it takes 'Filename=<file>' and nothing else.")]
    [InlineData("Postgres", "Filename=data/bracketbot.db", "Storage:ConnectionString is not one for PostgreSQL. It takes 'Host=…;Database=…;Username=…;Password=…'.")]
    public async Task Program_WithAConnectionStringOfAnotherDatabase_EndsWith2AndMakesNothing(string provider, string connection, string said)
    {
        using var folder = new TempFolder();
        var settings = new Dictionary<string, string>
        {
            ["Telegram:BotToken"] = Given.Token,
            ["Storage:Provider"] = provider,
            ["Storage:ConnectionString"] = connection,
        };

        var ended = await BotProgram.RunAsync(folder, settings);

        Assert.Equal(2, ended.ExitCode);
        Assert.Equal([said], ended.Errors);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task Program_WithAMisspeltSwitch_EndsWith2AndDoesNotStart()
    {
        using var folder = new TempFolder();

        var ended = await BotProgram.RunAsync(folder, new Dictionary<string, string> { ["Telegram:BotToken"] = Given.Token }, "--chek");

        Assert.Equal(2, ended.ExitCode);
        Assert.StartsWith("command line: ", Assert.Single(ended.Errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help", "check", "backup", "audit", "--version", "appsettings.json", "Exit codes")]
    [InlineData("check --help", "--record")]
    [InlineData("backup --help", "FILE")]
    [InlineData("audit --help", "verify", "export")]
    [InlineData("audit export --help", "FILE", "--from", "--to", "--user")]
    public async Task Help_IsPrintedAndTellsAllThatThereIs(string arguments, params string[] words)
    {
        using var folder = new TempFolder();

        var ended = await BotProgram.RunAsync(folder, Nothing, arguments.Split(' '));

        Assert.Equal(0, ended.ExitCode);
        Assert.Empty(ended.Errors);
        Assert.All(words, w => Assert.Contains(w, string.Join('\n', ended.Output), StringComparison.Ordinal));
        Assert.All(ended.Output, line => Assert.InRange(line.Length, 0, 80));
    }

    [Fact]
    public async Task Completion_OfACommand_IsPrinted()
    {
        using var folder = new TempFolder();

        var ended = await BotProgram.RunAsync(folder, Nothing, "[suggest:6]", "audit ");

        Assert.Equal(0, ended.ExitCode);
        Assert.Equal(["export", "verify"], ended.Output.Where(o => o.All(char.IsLetter)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Version_IsPrinted()
    {
        using var folder = new TempFolder();

        var ended = await BotProgram.RunAsync(folder, Nothing, "--version");

        Assert.Equal(0, ended.ExitCode);
        Assert.Matches(@"^\d+\.\d+\.\d+", Assert.Single(ended.Output));
    }
}
