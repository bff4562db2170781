using System.Globalization;

namespace BracketBot.Sandbox.Bot;

/// <summary>How the real program is configured to run against the sandbox. The names are the program's own configuration keys.</summary>
public sealed record BotSettings
{
    // A developer's real token must never reach the sandbox, so none of these sections is inherited from the environment.
    private static readonly string[] Sections =
        ["Telegram", "Broker", "Server", "Storage", "Secrets", "Access", "Dialogs", "Alerts", "Market"];

    public required string BotToken { get; init; }

    public required Uri TelegramUrl { get; init; }

    public required Uri BrokerUrl { get; init; }

    /// <summary>The app that the program uses for the broker's login; null for none.</summary>
    public string? AppId { get; init; }

    /// <inheritdoc cref="AppId"/>
    public string? AppSecret { get; init; }

    /// <summary>Where the program listens for HTTP.</summary>
    public required Uri Listen { get; init; }

    /// <summary>The published executable; null for the program as built together with the sandbox.</summary>
    public string? Program { get; init; }

    /// <summary>The folder for working directory, database, key and log.</summary>
    public required string Folder { get; init; }

    /// <summary>Those with a token go into <c>Access:Users</c>, admins into <c>Access:Admins</c>.</summary>
    public IReadOnlyList<SandboxPerson> People { get; init; } = SandboxPerson.All;

    /// <summary>Environment variables added to these, or replacing them.</summary>
    public IReadOnlyDictionary<string, string> More { get; init; } = new Dictionary<string, string>();

    public string LogFile => Path.Combine(Folder, "bracketbot.log");

    internal void Fill(IDictionary<string, string?> environment)
    {
        foreach (var inherited in environment.Keys.Where(IsTheProgramsOwn).ToArray())
        {
            environment.Remove(inherited);
        }

        environment["Telegram__BotToken"] = BotToken;
        environment["Telegram__ApiUrl"] = Plain(TelegramUrl);
        environment["Broker__BaseUrl"] = Plain(BrokerUrl);
        environment["Broker__Feed"] = "false";
        if (AppId is not null)
        {
            environment["Broker__AppId"] = AppId;
            environment["Broker__AppSecret"] = AppSecret;
        }

        environment["Server__Listen"] = Plain(Listen);
        environment["Storage__ConnectionString"] = "Filename=" + Path.Combine(Folder, "bracketbot.db");
        environment["Secrets__KeyFile"] = Path.Combine(Folder, "master.key");
        foreach (var (index, person) in People.Where(person => person.AccessToken is not null).Index())
        {
            var user = string.Create(CultureInfo.InvariantCulture, $"Access__Users__{index}__");
            environment[user + "TelegramUserId"] = person.Person.Id.ToString(CultureInfo.InvariantCulture);
            environment[user + "ClientId"] = person.ClientId;
            environment[user + "AccessToken"] = person.AccessToken;
        }

        environment["Access__Mode"] = "Invite";
        foreach (var (index, admin) in People.Where(person => person.IsAdmin).Index())
        {
            environment[string.Create(CultureInfo.InvariantCulture, $"Access__Admins__{index}")] = admin.Person.Id.ToString(CultureInfo.InvariantCulture);
        }

        foreach (var (name, value) in More)
        {
            environment[name] = value;
        }
    }

    private static bool IsTheProgramsOwn(string name) => Array.Exists(Sections, section =>
        name.StartsWith(section + "__", StringComparison.OrdinalIgnoreCase) || name.StartsWith(section + ":", StringComparison.OrdinalIgnoreCase));

    private static string Plain(Uri url) => url.GetLeftPart(UriPartial.Authority);
}
