using System.Globalization;
using BracketBot.Core.Accounts;

namespace BracketBot.Configuration;

/// <summary>Reads <c>Access:Users</c>: who may use the bot, for which client, with which access token.</summary>
internal static class AccessUsers
{
    private static readonly string[] Fields = ["TelegramUserId", "ClientId", "AccessToken"];

    public static IReadOnlyList<LinkedUser> Read(IConfiguration configuration, SettingValues values)
    {
        values.Choice("Access:Mode", AccessMode.Closed, AccessMode.Closed);
        var users = new List<LinkedUser>();
        var seen = new HashSet<TelegramUserId>();
        foreach (var section in configuration.GetSection("Access:Users").GetChildren())
        {
            var user = ReadOne(section, values);
            if (user.Account.UserId.Value > 0 && !seen.Add(user.Account.UserId))
            {
                values.Bad($"{section.Path}:TelegramUserId", $"{user.Account.UserId} a second time", "each Telegram user once");
            }

            users.Add(user);
        }

        return users;
    }

    private static LinkedUser ReadOne(IConfigurationSection section, SettingValues values)
    {
        foreach (var child in section.GetChildren().Where(c => !Fields.Contains(c.Key, StringComparer.OrdinalIgnoreCase)))
        {
            values.Bad(child.Path, "a key that the bot does not have", string.Join(", ", Fields));
        }

        var idKey = $"{section.Path}:TelegramUserId";
        var idText = values.Text(idKey, "");
        if (!long.TryParse(idText, NumberStyles.None, CultureInfo.InvariantCulture, out var id) || id <= 0)
        {
            values.Bad(idKey, idText.Length == 0 ? values.Nothing : SettingValues.IsPlaceholder(idText) ? "the placeholder of the example" : $"{idText.Length} characters that don't fit", "a Telegram user id, a whole number (a stranger who writes to the bot is told theirs)");
        }

        var client = values.Secret($"{section.Path}:ClientId", "the broker's client_id, such as YA0002", v => v.All(char.IsLetterOrDigit));
        var token = values.Secret($"{section.Path}:AccessToken", "today's access token from the broker's portal", v => !v.Any(char.IsWhiteSpace));
        var account = new Account(new TelegramUserId(id), new ClientId(client));
        return new LinkedUser(account, new BrokerSession(account.ClientId, token));
    }
}
