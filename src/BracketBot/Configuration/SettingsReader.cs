using BracketBot.Broker;
using BracketBot.Core.Dialogs;
using BracketBot.Storage;
using BracketBot.Telegram;

namespace BracketBot.Configuration;

/// <summary>Reads and checks the configuration. Every key in the README is here, with its default.</summary>
internal static class SettingsReader
{
    private static readonly string[] Sections =
        ["Telegram", "Broker", "Server", "Storage", "Secrets", "Access", "Dialogs", "Alerts", "Market"];

    /// <summary>Either the settings or every error found, never both.</summary>
    /// <param name="looked">What errors say about a missing value: <see cref="ConfigurationSources.Looked"/>.</param>
    public static (Settings? Settings, IReadOnlyList<SettingError> Errors) Read(IConfiguration configuration, string? looked = null)
    {
        var values = new SettingValues(configuration, looked);
        var settings = new Settings
        {
            Telegram = Telegram(values),
            Broker = Broker(values),
            Storage = Storage(values),
            Server = new ServerOptions
            {
                Listen = values.Listen("Server:Listen", "http://127.0.0.1:8080"),
                PublicUrl = values.Text("Server:PublicUrl", "").Length > 0 ? values.Url("Server:PublicUrl", "https://bot.example.com") : null,
            },
            Secrets = Secrets(values),
            Access = AccessUsers.Read(configuration, values),
            Dialogs = new DialogRules(
                values.Duration("Dialogs:ConfirmWithin", TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(10)),
                values.Duration("Dialogs:FreshFor", TimeSpan.FromSeconds(10), TimeSpan.Zero, TimeSpan.FromMinutes(10)),
                values.Duration("Alerts:OneTapWithin", TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(10), TimeSpan.FromHours(1))),
            LogLevels = LogLevels(configuration, values),
            MarketZone = Zone(values),
        };

        // Reserved for features that this version lacks: known, so not reported as misspelt, but without effect.
        foreach (var later in new[] { "Telegram:WebhookPath", "Telegram:WebhookSecret", "Broker:FeedUrl", "Broker:Feed" })
        {
            values.Text(later, "");
        }

        CheckNames(configuration, values);
        return values.Errors.Count == 0 ? (settings, []) : (null, values.Errors);
    }

    private static TelegramOptions Telegram(SettingValues values)
    {
        values.Choice("Telegram:Mode", TelegramMode.Polling, TelegramMode.Polling);
        return new TelegramOptions
        {
            BotToken = values.Secret("Telegram:BotToken", "the token that @BotFather gave, such as 123456:ABC-DEF", TelegramOptions.IsToken),
            ApiUrl = values.Url("Telegram:ApiUrl", "https://api.telegram.org"),
            PushesPerSecond = values.Whole("Telegram:PushesPerSecond", 25, 0, 1000),
        };
    }

    private static BrokerOptions Broker(SettingValues values)
    {
        var (id, secret) = (values.Text("Broker:AppId", ""), values.Text("Broker:AppSecret", ""));
        if (id.Length == 0 != (secret.Length == 0))
        {
            values.Bad(id.Length == 0 ? "Broker:AppId" : "Broker:AppSecret", values.Nothing, "both, as the broker's developer portal gives them, or neither: without them accounts are linked by token");
        }

        foreach (var (key, value) in new[] { ("Broker:AppId", id), ("Broker:AppSecret", secret) })
        {
            if (SettingValues.IsPlaceholder(value))
            {
                values.Bad(key, "the placeholder of the example", "what the broker's developer portal gives, or nothing");
            }
        }

        return new BrokerOptions
        {
            BaseUrl = values.Url("Broker:BaseUrl", "https://trade.pocketful.in"),
            CancelPacket = values.Choice("Broker:CancelPacket", PacketPlace.Body, PacketPlace.Body, PacketPlace.Query),
            Timeout = values.Duration("Broker:Timeout", TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1)),
            AppId = id,
            AppSecret = secret,
        };
    }

    private static StorageOptions Storage(SettingValues values) => new()
    {
        Provider = values.Choice("Storage:Provider", StorageProvider.LiteDb, StorageProvider.LiteDb, StorageProvider.Postgres),
        ConnectionString = values.Text("Storage:ConnectionString", "Filename=data/bracketbot.db"),
    };

    private static SecretsOptions Secrets(SettingValues values)
    {
        const string name = "Secrets:Key";
        var key = values.Text(name, "");
        byte[]? bytes = null;
        if (key.Length > 0)
        {
            var buffer = new byte[32];
            if (Convert.TryFromBase64String(key, buffer, out var length) && length == buffer.Length)
            {
                bytes = buffer;
            }
            else
            {
                values.Bad(name, $"{key.Length} characters that don't fit", "32 random bytes as base64 (openssl rand -base64 32), or nothing to use Secrets:KeyFile");
            }
        }

        return new SecretsOptions { KeyFile = values.Text("Secrets:KeyFile", "data/master.key"), Key = bytes };
    }

    private static Dictionary<string, LogLevel> LogLevels(IConfiguration configuration, SettingValues values)
    {
        const string section = "Logging:LogLevel";
        const string usual = "Default";
        var levels = new Dictionary<string, LogLevel>(StringComparer.OrdinalIgnoreCase) { [usual] = LevelOf($"{section}:{usual}", values) };
        foreach (var category in configuration.GetSection(section).GetChildren().Where(c => !c.Key.Equals(usual, StringComparison.OrdinalIgnoreCase)))
        {
            var level = LevelOf(category.Path, values);
            if (level < LogLevel.Warning && category.Key.StartsWith("Microsoft.AspNetCore", StringComparison.OrdinalIgnoreCase))
            {
                values.Bad(category.Path, $"'{level}'", "Warning or higher: below that the server logs each address that is asked for, and a hook's holds its key");
            }

            if (category.Key.Contains('*', StringComparison.Ordinal))
            {
                values.Bad(category.Path, "a name with *", "the beginning of a category's name, such as BracketBot.Broker");
            }

            levels[category.Key] = level;
        }

        return levels;
    }

    private static LogLevel LevelOf(string key, SettingValues values) =>
        values.Choice(key, LogLevel.Information, $"one of {string.Join(", ", Enum.GetNames<LogLevel>())}", Enum.GetValues<LogLevel>());

    private static TimeZoneInfo Zone(SettingValues values)
    {
        const string key = "Market:TimeZone";
        var id = values.Text(key, "Asia/Kolkata");
        if (TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone))
        {
            return zone;
        }

        values.Bad(key, $"'{id}'", "the name of a time zone, such as Asia/Kolkata (the system's tzdata must be installed)");
        return TimeZoneInfo.Utc;
    }

    private static void CheckNames(IConfiguration configuration, SettingValues values)
    {
        foreach (var section in Sections.Select(configuration.GetSection))
        {
            CheckName(section.Path, section.Value);
            foreach (var part in section.GetChildren())
            {
                // These lists may have thousands of items; the code that reads them checks their names.
                var isList = part.Path.Equals("Access:Users", StringComparison.OrdinalIgnoreCase) || part.Path.Equals("Access:Admins", StringComparison.OrdinalIgnoreCase);
                foreach (var (key, value) in isList ? [new(part.Path, part.Value)] : part.AsEnumerable())
                {
                    CheckName(key, value);
                }
            }
        }

        // Other sections belong to other programs (the environment is full of them), except one spelled almost like ours with one of our keys in it.
        foreach (var section in configuration.GetChildren().Where(s => s.GetChildren().Any() && !Sections.Contains(s.Key, StringComparer.OrdinalIgnoreCase)))
        {
            if (Nearest.To(section.Key, Sections) is { } near && section.GetChildren().Any(c => values.Known.Contains($"{near}:{c.Key}")))
            {
                values.Bad(section.Path, "a section that the bot does not have", $"nothing (did you mean {near}?): the README's configuration table has the names");
            }
        }

        void CheckName(string key, string? value)
        {
            // An empty list in the file arrives as a key with an empty value.
            if (!string.IsNullOrWhiteSpace(value) && !values.Known.Contains(key))
            {
                values.Bad(
                    key, "a key that the bot does not have",
                    $"nothing{(Nearest.To(key, values.Known) is { } near ? $" (did you mean {near}?)" : "")}: the README's configuration table has the names");
            }
        }
    }
}
