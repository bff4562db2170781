using System.Diagnostics;

namespace BracketBot.Tests.Hosting;

/// <summary>Settings hold tokens. They stay in the folder where they are, and so do the key and the database.</summary>
[Collection(nameof(BuiltCopies))]
public sealed class SettingsStayTests(BuiltCopy copy)
{
    [Theory]
    [InlineData("src/BracketBot")]
    [InlineData("src/BracketBot.Sandbox")]
    public async Task Publish_SettingsInTheProjectsFolder_AreNotTaken(string project)
    {
        string[] settings = [$"{project}/appsettings.json", $"{project}/appsettings.Production.json", "src/BracketBot/appsettings.json", "appsettings.Production.json"];
        foreach (var file in settings)
        {
            await File.WriteAllTextAsync(copy.File(file), """{"Note":"hunter2"}""", BotProgram.Patience);
        }

        // Debug is built already; which files go along is the same for all configurations.
        using var output = new TempFolder();
        BuiltCopy.Succeeded(await copy.RunAsync($"dotnet publish {project} -c Debug -o {output.Path}"));

        Assert.True(File.Exists(output.File($"{Path.GetFileName(project)}.dll")));
        Assert.Empty(Found(output.Path));
        Assert.Empty(Found(copy.File($"{project}/bin")));
        Array.ForEach(settings, file => File.Delete(copy.File(file)));
    }

    [Theory]
    [InlineData("appsettings.json", true)]
    [InlineData("appsettings.Production.json", true)]
    [InlineData("src/BracketBot/appsettings.json", true)]
    [InlineData("src/BracketBot/appsettings.Production.json", true)]
    [InlineData("data/anything", true)]
    [InlineData("src/BracketBot/data/anything", true)]
    [InlineData("master.key", true)]
    [InlineData("bracketbot.db-wal", true)]
    [InlineData("appsettings.example.json", false)]
    public async Task Git_SettingsAndData_AreIgnored(string file, bool ignored)
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["-c", "safe.directory=*", "check-ignore", "--no-index", "-q", file]) { WorkingDirectory = RepoRoot.Path })!;
        await git.WaitForExitAsync(BotProgram.Patience);

        Assert.Equal(ignored ? 0 : 1, git.ExitCode);
    }

    /// <summary>The image's build copies the whole folder.</summary>
    [Fact]
    public void Image_SettingsAndData_AreLeftOut()
    {
        var lines = File.ReadAllLines(RepoRoot.File(".dockerignore"));

        Assert.Superset(
            new HashSet<string> { "**/appsettings.json", "**/appsettings.*.json", "**/data", "**/*.key", "**/*.db", "**/*.db-*", "**/.env" },
            lines.ToHashSet());
        Assert.Equal(["!appsettings.example.json"], lines.Where(line => line.StartsWith('!')));
    }

    private static IEnumerable<string> Found(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Where(file => Path.GetFileName(file).StartsWith("appsettings", StringComparison.OrdinalIgnoreCase)
            || (Path.GetExtension(file) == ".json" && File.ReadAllText(file).Contains("hunter2", StringComparison.Ordinal)));
}
