namespace BracketBot.Configuration;

/// <summary>The program's arguments, read strictly: a switch that was misspelt must not start the bot.</summary>
/// <param name="Settings">What was given as <c>--Section:Key=value</c> or <c>--Section:Key value</c>.</param>
/// <param name="Backup">The file to copy the database to, as in <c>backup FILE</c>; null where that was not asked for.</param>
/// <param name="Record">The file to write the broker's answers to, as in <c>--check --record FILE</c>; null where that was not asked for.</param>
/// <param name="Error">The one line that says what is wrong; null where nothing is. It never holds a value.</param>
internal sealed record CommandLine(
    bool Help, bool Version, bool Check, string? Backup, string? Record, IReadOnlyDictionary<string, string?> Settings, string? Error)
{
    public static CommandLine Parse(IReadOnlyList<string> arguments)
    {
        var switches = new HashSet<string>();
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        string? error = null, backup = null, record = null;
        for (var i = 0; i < arguments.Count && error is null; i++)
        {
            var argument = arguments[i];
            var name = argument.Split('=', 2)[0];
            if (argument is "--help" or "--version" or "--check")
            {
                switches.Add(argument);
            }
            else if (argument == "check")
            {
                switches.Add("--check");
            }
            else if (name == "--record" && record is null)
            {
                record = name.Length < argument.Length ? argument[(name.Length + 1)..] : HasValue(arguments, i) ? arguments[++i] : null;
                error = record is { Length: > 0 } ? null : "command line: --record takes the file to write to";
            }
            else if (argument == "backup" && backup is null)
            {
                backup = HasValue(arguments, i) ? arguments[++i] : null;
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
            else if (!HasValue(arguments, i))
            {
                error = $"command line: {name} has no value";
            }
            else
            {
                settings[name[2..]] = arguments[++i];
            }
        }

        var check = switches.Contains("--check");
        if (record is not null && !check)
        {
            error ??= "command line: --record goes with --check, as in --check --record FILE";
        }

        return new CommandLine(switches.Contains("--help"), switches.Contains("--version"), check, backup, record, settings, error);
    }

    private static bool HasValue(IReadOnlyList<string> arguments, int i) =>
        i + 1 < arguments.Count && !arguments[i + 1].StartsWith("--", StringComparison.Ordinal);
}
