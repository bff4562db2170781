using System.CommandLine;
using System.CommandLine.Parsing;

namespace BracketBot.Configuration;

/// <summary>The program's arguments, parsed strictly: a misspelt switch must not start the bot.</summary>
/// <param name="Task">What to do; null if there is an <paramref name="Error"/>.</param>
/// <param name="Settings">What was given as <c>--Section:Key=value</c> or <c>--Section:Key value</c>, anywhere on the line.</param>
/// <param name="Error">One line that says what is wrong; null if nothing is. It never holds a value.</param>
internal sealed record CommandLine(ProgramTask? Task, IReadOnlyDictionary<string, string?> Settings, string? Error)
{
    private const string Prefix = "command line: ";

    public static CommandLine Parse(IReadOnlyList<string> arguments)
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        var left = new List<string>();
        for (var i = 0; i < arguments.Count; i++)
        {
            var argument = arguments[i];
            var name = argument.Split('=', 2)[0];
            if (!name.StartsWith("--", StringComparison.Ordinal) || !name.Contains(':', StringComparison.Ordinal))
            {
                left.Add(argument);
            }
            else if (name.Length < argument.Length)
            {
                settings[name[2..]] = argument[(name.Length + 1)..];
            }
            else if (i + 1 == arguments.Count || arguments[i + 1].StartsWith("--", StringComparison.Ordinal))
            {
                return new CommandLine(null, settings, $"{Prefix}{name} has no value");
            }
            else
            {
                settings[name[2..]] = arguments[++i];
            }
        }

        // Response files are off: an argument may begin with @ without naming a file.
        var commands = new ProgramCommands();
        var parsed = commands.Root.Parse(left, new ParserConfiguration { ResponseFileTokenReplacer = null });
        var task = ProgramCommands.Prints(parsed) ? new ProgramTask.Print(parsed) : null;
        var error = task is null ? ErrorOf(parsed) : null;
        return error is null ? new CommandLine(task ?? commands.TaskOf(parsed), settings, null) : new CommandLine(null, settings, Prefix + error);
    }

    /// <summary>The error in our own words, because the library's quote what was typed, which may be a token.</summary>
    private static string? ErrorOf(ParseResult parsed)
    {
        if (parsed.UnmatchedTokens.Count > 0)
        {
            return "it holds an argument that the program doesn't know; see --help";
        }

        if (parsed.CommandResult.Command is { Action: null, Subcommands: { Count: > 0 } below } command and not RootCommand)
        {
            return $"{command.Name} takes one of {string.Join(", ", below.Select(c => c.Name))}; see {command.Name} --help";
        }

        return parsed.Errors is [var first, ..] ? $"{NameOf(first.SymbolResult)} lacks what it takes, or takes something else; see --help" : null;
    }

    private static string NameOf(SymbolResult? result) => result switch
    {
        OptionResult option => option.Option.Name,
        ArgumentResult { Parent: CommandResult parent } argument => $"{parent.Command.Name} {argument.Argument.Name}",
        CommandResult command => command.Command.Name,
        _ => "something",
    };
}
