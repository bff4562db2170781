using BracketBot.Storage.Lite;
using BracketBot.Storage.Lite.Live;
using BracketBot.Tests.Hosting;

namespace BracketBot.Tests.Checks;

/// <summary>The real program, asked for a copy of its database.</summary>
public sealed class BackupProgramTests
{
    [Fact]
    public async Task Backup_WhileTheBotRuns_MakesACopyThatOpens()
    {
        await using var world = await ProgramWorld.StartAsync();
        await using var bot = await world.StartBotAsync();
        var copy = world.Folder.File("copies/copy.db");

        var ended = await world.RunAsync("backup", copy);

        Assert.Equal(0, ended.ExitCode);
        Assert.Empty(ended.Errors);
        Assert.Matches(@"^backup: ok \(\d+ documents, \d+ bytes in .+copy\.db\)$", Assert.Single(ended.Output));
        Assert.True(LiteFile.Open(copy).Try(out var file, out var error), error?.Message);
        using (file)
        {
            Assert.Equal(5001, Assert.Single(file.All(Collections.Members).Select(MemberRow.Read)).Member.Id.Value);
        }
    }

    [Fact]
    public async Task Backup_ToAFileThatIsThere_EndsWith1AndKeepsIt()
    {
        await using var world = await ProgramWorld.StartAsync();
        await (await world.StartBotAsync()).DisposeAsync();
        var copy = world.Folder.File("copy.db");
        await File.WriteAllTextAsync(copy, "mine", BotProgram.Patience);

        var ended = await world.RunAsync("backup", copy);

        Assert.Equal(1, ended.ExitCode);
        Assert.Empty(ended.Output);
        Assert.StartsWith($"backup: failed: {copy} is there already", Assert.Single(ended.Errors), StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(copy, BotProgram.Patience));
    }

    [Fact]
    public async Task Backup_BeforeTheFirstStart_EndsWith1AndMakesNothing()
    {
        await using var world = await ProgramWorld.StartAsync();

        var ended = await world.RunAsync("backup", world.Folder.File("copy.db"));

        Assert.Equal(1, ended.ExitCode);
        Assert.Contains("data/bracketbot.db", Assert.Single(ended.Errors), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(world.Folder.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Backup_OfPostgres_EndsWith1AndSaysWhatDoesIt()
    {
        await using var world = await ProgramWorld.StartAsync();
        world.Settings["Storage:Provider"] = "Postgres";
        world.Settings["Storage:ConnectionString"] = "Host=127.0.0.1;Password=hunter2";

        var ended = await world.RunAsync("backup", world.Folder.File("copy.db"));

        Assert.Equal(1, ended.ExitCode);
        Assert.Equal(["backup: failed: The database is PostgreSQL's. Copy it with pg_dump."], ended.Errors);
    }
}
