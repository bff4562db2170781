using BracketBot.Tests.Hosting;

namespace BracketBot.Tests.Checks;

/// <summary>The real program, asked for a new master key.</summary>
public sealed class RekeyProgramTests
{
    private const string Key = "data/master.key";

    [Fact]
    public async Task Rekey_WhileNoBotRuns_SealsAnewSoThatTheOldKeyMayGo()
    {
        await using var world = await ProgramWorld.StartAsync();
        await AuditProgramTests.WriteAsync(world, 3);

        var ended = await world.RunAsync("rekey");

        Assert.Empty(ended.Errors);
        Assert.Equal(0, ended.ExitCode);
        Assert.Matches(@"^rekey: ok \(key [0-9a-f]{8} seals from now on; 1 sealed anew\)$", ended.Output[0]);
        Assert.Equal(2, Lines(world).Length);
        await KeepFirstAsync(world);
        await VerifiesAsync(world);
    }

    [Fact]
    public async Task Rekey_BesideARunningBot_IsDoneAtItsNextStart()
    {
        await using var world = await ProgramWorld.StartAsync();
        await AuditProgramTests.WriteAsync(world, 3);
        await using (await world.StartBotAsync())
        {
            var ended = await world.RunAsync("rekey");

            Assert.Empty(ended.Errors);
            Assert.Equal(0, ended.ExitCode);
            Assert.Matches(@"^rekey: ok \(key [0-9a-f]{8} seals from the next start on: the database is in use by process \d+, which seals anew when it starts\)$", ended.Output[0]);
            await VerifiesAsync(world);
        }

        await (await world.StartBotAsync()).DisposeAsync();
        await KeepFirstAsync(world);
        await VerifiesAsync(world);
    }

    [Fact]
    public async Task Rekey_WithTheKeyInASetting_EndsWith1()
    {
        await using var world = await ProgramWorld.StartAsync();
        world.Settings["Secrets:Key"] = Convert.ToBase64String(new byte[32]);

        var ended = await world.RunAsync("rekey");

        Assert.Equal(1, ended.ExitCode);
        Assert.StartsWith("rekey: failed: the key is in Secrets:Key.", Assert.Single(ended.Errors), StringComparison.Ordinal);
    }

    private static string[] Lines(ProgramWorld world) => File.ReadAllLines(world.Folder.File(Key));

    private static Task KeepFirstAsync(ProgramWorld world) => world.WriteKeyAsync(Key, Lines(world)[0]);

    private static async Task VerifiesAsync(ProgramWorld world)
    {
        var ended = await world.RunAsync("audit", "verify");
        Assert.Empty(ended.Errors);
        Assert.StartsWith("audit: ok (3 entries in 1 chain", Assert.Single(ended.Output), StringComparison.Ordinal);
    }
}
