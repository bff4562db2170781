using BracketBot.Configuration;
using BracketBot.Core;
using BracketBot.Core.Audits;
using BracketBot.Core.Commits;
using BracketBot.Secrets;
using BracketBot.Storage;
using BracketBot.Storage.Lite;
using BracketBot.Storage.Lite.Live;
using BracketBot.Tests.Hosting;
using LiteDB;

namespace BracketBot.Tests.Checks;

/// <summary>The real program, asked for its audit.</summary>
public sealed class AuditProgramTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 9, 9, 15, 0, TimeSpan.FromHours(5.5));

    [Fact]
    public async Task Verify_WhileTheBotRuns_SaysHowManyAreInOrder()
    {
        await using var world = await ProgramWorld.StartAsync();
        await WriteAsync(world, 3);
        await using var bot = await world.StartBotAsync();

        var ended = await world.RunAsync("audit", "verify");

        Assert.Empty(ended.Errors);
        Assert.Equal(0, ended.ExitCode);
        Assert.Matches("^audit: ok \\(3 entries in 1 chain, the last ends at 3 with [0-9a-f]{16}; 0 of before\\)$", Assert.Single(ended.Output));
        Assert.Empty(Directory.GetFiles(world.Folder.File("data"), "*reading*"));
    }

    [Fact]
    public async Task Verify_AnEntryWasChanged_EndsWith1AndNamesIt()
    {
        await using var world = await ProgramWorld.StartAsync();
        await WriteAsync(world, 3);
        Assert.True(LiteFile.Open(world.Folder.File("data/bracketbot.db")).Try(out var file, out var error), error?.Message);
        using (file)
        {
            var row = file.Find(Collections.Audit, 2)!;
            var changed = BsonSerializer.Deserialize(BsonSerializer.Serialize(row));
            changed["client"] = "YA0009";
            file.Write([new LiteChange.Put(Collections.Audit, changed)]);
        }

        var ended = await world.RunAsync("audit", "verify");

        Assert.Equal(1, ended.ExitCode);
        Assert.Empty(ended.Output);
        Assert.Matches(
            "^audit: failed: link 2 of chain [0-9a-f-]{36} \\(entry e2 of 2026-03-11T09:15:00.000\\+05:30\\) is not what was written there\\.$",
            Assert.Single(ended.Errors));
    }

    [Fact]
    public async Task Export_OfARange_WritesItForItsOwnerAlone()
    {
        await using var world = await ProgramWorld.StartAsync();
        await WriteAsync(world, 5);
        var table = world.Folder.File("audit.csv");

        var ended = await world.RunAsync("audit", "export", table, "--from", "2026-03-11", "--to", "2026-03-13", "--user", "5001");

        Assert.Empty(ended.Errors);
        Assert.Equal([$"audit: ok (2 entries in {table})"], ended.Output);
        Assert.Equal(0, ended.ExitCode);
        var lines = await File.ReadAllLinesAsync(table, BotProgram.Patience);
        Assert.Equal(["e2", "e3"], lines[1..].Select(l => l[(l.LastIndexOf(',') + 1)..]));
        Assert.StartsWith("2026-03-11T09:15:00.000+05:30,confirmed,5001,YA0002,t1,", lines[1], StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(table));
        }

        Assert.Empty((await world.RunAsync("audit", "export", world.Folder.File("none.csv"), "--user", "5002")).Errors);
        Assert.Single(await File.ReadAllLinesAsync(world.Folder.File("none.csv"), BotProgram.Patience));
    }

    [Fact]
    public async Task Export_ToAFileThatIsThere_EndsWith1AndKeepsIt()
    {
        await using var world = await ProgramWorld.StartAsync();
        await WriteAsync(world, 1);
        var table = world.Folder.File("audit.csv");
        await File.WriteAllTextAsync(table, "mine", BotProgram.Patience);

        var ended = await world.RunAsync("audit", "export", table);

        Assert.Equal(1, ended.ExitCode);
        Assert.Equal([$"audit: failed: {table} is there already and is kept. Name a file that is not there yet."], ended.Errors);
        Assert.Equal("mine", await File.ReadAllTextAsync(table, BotProgram.Patience));
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("export", "audit.csv")]
    public async Task Audit_BeforeTheFirstStart_EndsWith1AndMakesNothing(params string[] arguments)
    {
        await using var world = await ProgramWorld.StartAsync();

        var ended = await world.RunAsync(["audit", .. arguments]);

        Assert.Equal(1, ended.ExitCode);
        Assert.Equal(["audit: failed: Secrets:KeyFile: there is no data/master.key. Put the bot's key there."], ended.Errors);
        Assert.Empty(Directory.GetFiles(world.Folder.Path, "*", SearchOption.AllDirectories));
    }

    /// <summary>As the bot would, a day apart each.</summary>
    internal static async Task WriteAsync(ProgramWorld world, int entries)
    {
        var (box, keyError) = AesSecretBox.WithKeyOf(new SecretsOptions { KeyFile = world.Folder.File("data/master.key") });
        Assert.Null(keyError);
        var options = new StorageOptions { ConnectionString = $"Filename={world.Folder.File("data/bracketbot.db")}" };
        Assert.True((await Database.OpenAsync(options, box!, new OwnerId("test"), TimeProvider.System, BotProgram.Patience)).Try(out var database, out var error), error?.Message);
        await using (database)
        {
            for (var i = 1; i <= entries; i++)
            {
                var entry = new AuditEntry($"e{i}", Monday.AddDays(i), "confirmed", 5001, "YA0002", "t1", "20240314929", "ENTRY 1", "{}");
                var commit = await database.Commits.CommitAsync([new AddAudit(entry)], BotProgram.Patience);
                Assert.Equal(CommitResult.Committed, commit.Result);
            }
        }
    }
}
