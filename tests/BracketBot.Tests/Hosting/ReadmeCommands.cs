using System.Text.RegularExpressions;

namespace BracketBot.Tests.Hosting;

/// <summary>The commands that the README gives its readers to run: its code blocks, and the code within "Run it for real".</summary>
internal static partial class ReadmeCommands
{
    public static IReadOnlyList<string> All { get; } = Read(File.ReadAllText(RepoRoot.File("README.md")));

    public static IReadOnlyList<string> Read(string readme)
    {
        var commands = Block().Matches(readme)
            .SelectMany(m => m.Groups["lines"].Value.Split('\n'))
            .Select(line => Comment().Replace(line, "").Trim())
            .Where(line => line.Length > 0)
            .ToList();
        var steps = readme[readme.IndexOf("## Run it for real\n", StringComparison.Ordinal)..];
        steps = steps[..steps.IndexOf("\n## ", StringComparison.Ordinal)];
        commands.AddRange(Code().Matches(Block().Replace(steps, "")).Select(m => m.Groups["text"].Value).Where(code => !IsName(code)));
        return commands;
    }

    /// <summary>A setting's key, or a file or folder that is there: named, not run. Whatever else stands in code marks is taken for a command.</summary>
    private static bool IsName(string code) => Key().IsMatch(code) || Directory.Exists(RepoRoot.File(code)) || IsPlainFile(RepoRoot.File(code));

    private static bool IsPlainFile(string path) =>
        File.Exists(path) && (OperatingSystem.IsWindows() || !File.GetUnixFileMode(path).HasFlag(UnixFileMode.UserExecute));

    [GeneratedRegex(@"^```.*\n(?<lines>(.*\n)*?)```$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Block();

    [GeneratedRegex(@"(^|\s)#.*$")]
    private static partial Regex Comment();

    [GeneratedRegex("`(?<text>[^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex("^[A-Z][A-Za-z]+(:[A-Z][A-Za-z]+)+$")]
    private static partial Regex Key();
}
