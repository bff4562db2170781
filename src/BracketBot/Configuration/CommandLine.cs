namespace BracketBot.Configuration;

/// <summary>The program's arguments, read strictly: a switch that was misspelt must not start the bot.</summary>
/// <param name="Settings">What was given as <c>--Section:Key=value</c> or <c>--Section:Key value</c>.</param>
/// <param name="Backup">The file to copy the database to, as in <c>backup FILE</c>; null where that was not asked for.</param>
/// <param name="Error">The one line that says what is wrong; null where nothing is. It never holds a value.</param>
internal sealed record CommandLine(bool Help, bool Version, bool Check, string? Backup, IReadOnlyDictionary<string, string?> Settings, string? Error)
{
    public static CommandLine Parse(IReadOnlyList<string> arguments)
    {
        var switches = new HashSet<string>();
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        string? error = null, backup = null;
        for (var i = 0; i < arguments.Count && error is null; i++)
        {
            var argument = arguments[i];
            var name = argument.Split('=', 2)[0];
            if (argument is "--help" or "--version" or "--check")
            {
                switches.Add(argument);
            }
            else if (argument == "backup" && backup is null)
            {
                backup = i + 1 < arguments.Count && !arguments[i + 1].StartsWith("--", StringComparison.Ordinal) ? arguments[++i] : null;
                error = backup is { Length: > 0 } ? null : "command line: backup takes the file to copy to";
            }
            else if (!name.StartsWith("--", StringComparison.Ordinal) || !name.Contains(':', StringComparison.Ordinal))
            {
                error = $"command line: argument {i + 1} is none that the program knows; see --help";
            }
            else if (name.Length < argument.Length)
            {
                settings[name[2..]] = argument[(name.Length + 1)..];
            }
            else if (i + 1 == arguments.Count || arguments[i + 1].StartsWith("--", StringComparison.Ordinal))
            {
                error = $"command line: {name} has no value";
            }
            else
            {
                settings[name[2..]] = arguments[++i];
            }
        }

        return new CommandLine(switches.Contains("--help"), switches.Contains("--version"), switches.Contains("--check"), backup, settings, error);
    }
}
