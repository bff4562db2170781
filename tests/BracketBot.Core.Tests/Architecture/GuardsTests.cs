using System.Diagnostics;

namespace BracketBot.Core.Tests.Architecture;

/// <summary>The script that takes out each promise's guards finds them: one that was moved is told to it in the same change.</summary>
public sealed class GuardsTests
{
    [Fact]
    public async Task Guards_TakenOutByTheScript_StandWhereItLooks()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The script is for bash.");
        using var check = Process.Start(new ProcessStartInfo("bash", ["tests/guards.sh", "--check"]) { WorkingDirectory = RepoRoot.Path, RedirectStandardOutput = true })!;
        var said = await check.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await check.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal("every guard stands", said.Trim());
        Assert.Equal(0, check.ExitCode);
    }
}
