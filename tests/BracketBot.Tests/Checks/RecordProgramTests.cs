using System.Text.Json;
using BracketBot.Tests.Hosting;

namespace BracketBot.Tests.Checks;

/// <summary><c>--check --record FILE</c> of the real program.</summary>
public sealed class RecordProgramTests
{
    [Theory]
    [InlineData("--check")]
    [InlineData("check")]
    public async Task Record_AllFine_WritesAFileForTheUserAloneThatNamesNobody(string check)
    {
        await using var world = await ProgramWorld.StartAsync();
        var file = world.Folder.File("broker.json");

        var ended = await world.RunAsync(check, "--record", file);

        Assert.Equal(0, ended.ExitCode);
        Assert.Empty(ended.Errors);
        Assert.Contains("user 5001 as YA0002: ok (active)", ended.Output);
        Assert.Matches(@"^recording: ok \([0-9]+ reads, 0 without an answer, in .+broker\.json\)$", ended.Output[^2]);
        Assert.Contains("Look through it before you give it to anyone.", ended.Output[^1], StringComparison.Ordinal);

        var text = await File.ReadAllTextAsync(file, BotProgram.Patience);
        Assert.DoesNotContain("YA0002", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(world.Settings["Access:Users:0:AccessToken"], text, StringComparison.OrdinalIgnoreCase);
        using var json = JsonDocument.Parse(text);
        Assert.All(json.RootElement.GetProperty("exchanges").EnumerateArray(), e => Assert.Equal(200, e.GetProperty("status").GetInt32()));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public async Task Record_ToAFileThatIsThere_FailsAndKeepsIt()
    {
        await using var world = await ProgramWorld.StartAsync();
        var file = world.Folder.File("broker.json");
        await File.WriteAllTextAsync(file, "mine", BotProgram.Patience);

        var ended = await world.RunAsync("--check", $"--record={file}");

        Assert.Equal(1, ended.ExitCode);
        Assert.Equal($"recording: failed: {file} is there already; name a file that is not", ended.Output[^1]);
        Assert.Equal("mine", await File.ReadAllTextAsync(file, BotProgram.Patience));
    }

    [Fact]
    public async Task Record_InAFolderThatIsNotThere_Fails()
    {
        await using var world = await ProgramWorld.StartAsync();

        var ended = await world.RunAsync("--check", "--record", world.Folder.File("nowhere/broker.json"));

        Assert.Equal(1, ended.ExitCode);
        Assert.Contains("broker.json can't be written: ", ended.Output[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Record_SessionOver_RecordsWhatTheBrokerSaysToThat()
    {
        await using var world = await ProgramWorld.StartAsync();
        world.Sandbox.Broker.ExpireSession("YA0002");
        var file = world.Folder.File("broker.json");

        var ended = await world.RunAsync("--check", "--record", file);

        Assert.Equal(1, ended.ExitCode);
        Assert.Equal($"recording: ok (3 reads, 0 without an answer, in {file})", ended.Output[^2]);
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(file, BotProgram.Patience));
        Assert.Equal([401, 401, 401], json.RootElement.GetProperty("exchanges").EnumerateArray().Select(e => e.GetProperty("status").GetInt32()));
    }

    [Fact]
    public async Task Record_WithoutAUser_FailsAndMakesNoFile()
    {
        await using var world = await ProgramWorld.StartAsync();
        world.Settings.Remove("Access:Users:0:TelegramUserId");
        world.Settings.Remove("Access:Users:0:ClientId");
        world.Settings.Remove("Access:Users:0:AccessToken");
        var file = world.Folder.File("broker.json");

        var ended = await world.RunAsync("--check", "--record", file);

        Assert.Equal(1, ended.ExitCode);
        Assert.Equal("recording: failed: no user in Access:Users has an access token to read with", ended.Output[^1]);
        Assert.False(File.Exists(file));
    }
}
