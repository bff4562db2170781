using System.Globalization;
using BracketBot.Core.Accounts;

namespace BracketBot.Configuration;

/// <summary>Reads the section <c>Access</c>: who may use the bot, for which client, with which access token.</summary>
internal static class AccessUsers
{
    private const string IdTakes = "a Telegram user id, a whole number (a stranger who writes to the bot is told theirs)";
    private static readonly string[] Fields = ["TelegramUserId", "ClientId", "AccessToken"];

    public static AccessOptions Read(IConfiguration configuration, SettingValues values) => new()
    {
        Mode = values.Choice("Access:Mode", AccessMode.Closed, "Closed, Invite or Open", AccessMode.Closed, AccessMode.Invite, AccessMode.Open),
        Users = Users(configuration, values),
        Admins = Admins(configuration, values),
    };

    private static List<ConfiguredUser> Users(IConfiguration configuration, SettingValues values)
    {
        var users = new List<ConfiguredUser>();
        var seen = new HashSet<TelegramUserId>();
        foreach (var section in configuration.GetSection("Access:Users").GetChildren())
        {
            var user = ReadOne(section, values);
            if (user.UserId.Value > 0 && !seen.Add(user.UserId))
            {
                values.Bad($"{section.Path}:TelegramUserId", $"{user.UserId} a second time", "each Telegram user once");
            }

            users.Add(user);
        }

        return users;
    }

    private static List<TelegramUserId> Admins(IConfiguration configuration, SettingValues values)
    {
        const string key = "Access:Admins";
        // A list in the file or in numbered keys; or, from the environment or the command line, one or more ids separated by commas.
        var together = values.Text(key, "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(text => (Key: key, Text: text));
        var listed = configuration.GetSection(key).GetChildren().Select(c => (Key: c.Path, Text: values.Text(c.Path, "")));
        return [.. together.Concat(listed).Select(a => Id(a.Key, a.Text, values)).Where(id => id.Value > 0).Distinct()];
    }

    private static ConfiguredUser ReadOne(IConfigurationSection section, SettingValues values)
    {
        foreach (var child in section.GetChildren().Where(c => !Fields.Contains(c.Key, StringComparer.OrdinalIgnoreCase)))
        {
            values.Bad(child.Path, "a key that the bot does not have", string.Join(", ", Fields));
        }

        var idKey = $"{section.Path}:TelegramUserId";
        var id = Id(idKey, values.Text(idKey, ""), values);
        var (clientKey, tokenKey) = ($"{section.Path}:ClientId", $"{section.Path}:AccessToken");
        if (values.Text(clientKey, "").Length + values.Text(tokenKey, "").Length == 0)
        {
            // This user links an account in the chat.
            return new ConfiguredUser(id, null, null);
        }

        var client = values.Secret(clientKey, "the broker's client_id, such as YA0002", v => v.All(char.IsLetterOrDigit));
        var token = values.Secret(tokenKey, "today's access token from the broker's portal", v => !v.Any(char.IsWhiteSpace));
        return new ConfiguredUser(id, new ClientId(client), token);
    }

    private static TelegramUserId Id(string key, string text, SettingValues values)
    {
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) || id <= 0)
        {
            values.Bad(key, text.Length == 0 ? values.Nothing : SettingValues.IsPlaceholder(text) ? "the placeholder of the example" : $"{text.Length} characters that don't fit", IdTakes);
        }

        return new TelegramUserId(id);
    }
}
