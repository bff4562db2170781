using System.Globalization;

namespace BracketBot.LoadDriver.Stages;

/// <summary>What <c>measure</c> is asked for.</summary>
internal sealed record MeasureOptions
{
    public string Name { get; private init; } = "bot";

    public IReadOnlyList<StageSpec> Stages { get; private init; } = [];

    /// <summary>Before each answer of Telegram.</summary>
    public TimeSpan TelegramDelay { get; private init; }

    /// <summary>Before each answer of the broker.</summary>
    public TimeSpan BrokerDelay { get; private init; }

    /// <summary>Orders in the pending list of a trader.</summary>
    public int Book { get; private init; } = 4;

    /// <summary>Traders, each a user of the bot.</summary>
    public int Users { get; private init; } = 300;

    /// <summary>Of the audit in the store that is there already; only noted.</summary>
    public int AuditRows { get; private init; }

    /// <summary>The only core that the bot may run on; null where it may choose.</summary>
    public string? BotCore { get; private init; }

    /// <summary>Where the bot starts.</summary>
    public string Folder { get; private init; } = "";

    /// <summary>The figures are added to it, a line of JSON for each stage.</summary>
    public string Out { get; private init; } = "";

    public IReadOnlyList<string> Command { get; private init; } = [];

    /// <summary>Null and a line that says why, where the arguments are no good.</summary>
    public static MeasureOptions? Parse(IReadOnlyList<string> arguments, out string? error)
    {
        var options = new MeasureOptions();
        error = null;
        for (var i = 0; i < arguments.Count; i += 2)
        {
            if (arguments[i] == "--")
            {
                options = options with { Command = [.. arguments.Skip(i + 1)] };
                break;
            }

            var read = i + 1 < arguments.Count ? options.With(arguments[i], arguments[i + 1]) : null;
            if (read is null)
            {
                error = $"{string.Join(' ', arguments.Skip(i).Take(2))}: not an option, or not with this value";
                return null;
            }

            options = read;
        }

        error = options.Command.Count == 0 ? "the bot's command line is missing: -- COMMAND"
            : !Directory.Exists(options.Folder) ? "--folder: there is no such folder"
            : options.Stages.Count == 0 ? "--stage is missing"
            : options.Out.Length == 0 ? "--out is missing"
            : options.Stages.FirstOrDefault(s => !s.IsOpen && s.Count > options.Users) is { } large ? $"{large}: more than --users {options.Users}"
            : null;
        return error is null ? options : null;
    }

    private MeasureOptions? With(string name, string value) => name switch
    {
        "--name" => this with { Name = value },
        "--stage" => StageSpec.Parse(value) is { } stage ? this with { Stages = [.. Stages, stage] } : null,
        "--telegram-ms" => Whole(value) is { } ms ? this with { TelegramDelay = TimeSpan.FromMilliseconds(ms) } : null,
        "--broker-ms" => Whole(value) is { } ms ? this with { BrokerDelay = TimeSpan.FromMilliseconds(ms) } : null,
        "--book" => Whole(value) is { } rows and > 0 ? this with { Book = rows } : null,
        "--users" => Whole(value) is { } users and > 0 ? this with { Users = users } : null,
        "--audit" => Whole(value) is { } rows ? this with { AuditRows = rows } : null,
        "--bot-core" => this with { BotCore = value },
        "--folder" => this with { Folder = Path.GetFullPath(value) },
        "--out" => this with { Out = value },
        _ => null,
    };

    private static int? Whole(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
