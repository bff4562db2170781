using System.Diagnostics;

namespace BracketBot.Tests.Hosting;

/// <summary>
/// A copy of the repository's files, built once. Commands run there as in a fresh clone, and whatever they write, settings
/// with tokens too, never lies in the repository.
/// </summary>
public sealed class BuiltCopy : IAsyncLifetime
{
    /// <summary>A whole build takes longer than anything else that tests wait for. A bound for one that hangs.</summary>
    private static readonly TimeSpan BuildWithin = TimeSpan.FromMinutes(10);

    private static readonly Dictionary<string, string> ForBuilds = new()
    {
        // What a build leaves running would hold the pipes open that the test reads to their end.
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["UseSharedCompilation"] = "false",

        // The repository's own build was looked at already.
        ["RunAnalyzers"] = "false",
        ["NuGetAudit"] = "false",
    };

    private readonly TempFolder _folder = new();

    public string Path => _folder.Path;

    public string File(string name) => _folder.File(name);

    public async ValueTask InitializeAsync()
    {
        foreach (var file in await FilesAsync())
        {
            var target = File(file);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            System.IO.File.Copy(RepoRoot.File(file), target);
        }

        using var patience = new CancellationTokenSource(BuildWithin, TimeProvider.System);
        await using var build = Start("dotnet build src/BracketBot.Sandbox --nologo -v quiet");
        Succeeded(await build.EndAsync(patience.Token));
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Starts one program as a shell in the copy's root would.</summary>
    /// <param name="settings">Settings of the program, given as environment variables.</param>
    internal BotProgram Start(string command, IReadOnlyDictionary<string, string>? settings = null) =>

        // In the shell's place: a signal is to reach the program, not the shell.
        BotProgram.Shell(Path, Variables(settings), "exec " + command);

    /// <summary>Runs a line to its end, as a shell in the copy's root would.</summary>
    /// <param name="folder">Another folder to stand in.</param>
    internal async Task<BotProgram.Ended> RunAsync(string line, IReadOnlyDictionary<string, string>? settings = null, string? folder = null)
    {
        await using var shell = BotProgram.Shell(folder ?? Path, Variables(settings), line);
        return await shell.EndAsync();
    }

    internal static void Succeeded(BotProgram.Ended ended) =>
        Assert.True(ended.ExitCode == 0, $"exit code {ended.ExitCode}\n{string.Join('\n', ended.Output)}\n{string.Join('\n', ended.Errors)}");

    private static IEnumerable<KeyValuePair<string, string>> Variables(IReadOnlyDictionary<string, string>? settings) =>
        ForBuilds.Concat(settings ?? new Dictionary<string, string>());

    /// <summary>Files that are tracked, and those that soon will be; nothing that git ignores.</summary>
    private static async Task<IEnumerable<string>> FilesAsync()
    {
        // The files may belong to somebody else than who runs the tests; git is only to list them.
        using var git = Process.Start(new ProcessStartInfo("git", ["-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        {
            WorkingDirectory = RepoRoot.Path,
            RedirectStandardOutput = true,
        })!;
        var names = await git.StandardOutput.ReadToEndAsync(BotProgram.Patience);
        await git.WaitForExitAsync(BotProgram.Patience);
        Assert.Equal(0, git.ExitCode);
        return names.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(name => System.IO.File.Exists(RepoRoot.File(name)));
    }
}

/// <summary>Tests on the copy run alone: builds take all cores, and the other tests need not wait beside them.</summary>
[CollectionDefinition(nameof(BuiltCopies), DisableParallelization = true)]
public sealed class BuiltCopies : ICollectionFixture<BuiltCopy>;
