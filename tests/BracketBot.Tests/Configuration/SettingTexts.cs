using System.Globalization;
using BracketBot.Configuration;

namespace BracketBot.Tests.Configuration;

/// <summary>Settings by their keys, as a table writes them; null for a value that has no text of its own.</summary>
internal static class SettingTexts
{
    public static IReadOnlyDictionary<string, string?> Of(Settings settings) => new Dictionary<string, string?>
    {
        ["Telegram:BotToken"] = "(required)",
        ["Telegram:ApiUrl"] = Plain(settings.Telegram.ApiUrl),
        ["Telegram:Mode"] = nameof(TelegramMode.Polling),
        ["Telegram:PushesPerSecond"] = settings.Telegram.PushesPerSecond.ToString(CultureInfo.InvariantCulture),
        ["Broker:BaseUrl"] = Plain(settings.Broker.BaseUrl),
        ["Broker:CancelPacket"] = settings.Broker.CancelPacket.ToString(),
        ["Broker:AppId"] = settings.Broker.AppId,
        ["Broker:AppSecret"] = settings.Broker.AppSecret,
        ["Broker:Timeout"] = settings.Broker.Timeout.ToString("c", CultureInfo.InvariantCulture),
        ["Server:Listen"] = Plain(settings.Server.Listen),
        ["Server:PublicUrl"] = settings.Server.PublicUrl is { } url ? Plain(url) : "",
        ["Storage:Provider"] = settings.Storage.Provider.ToString(),
        ["Storage:ConnectionString"] = settings.Storage.ConnectionString,
        ["Secrets:KeyFile"] = settings.Secrets.KeyFile,
        ["Secrets:Key"] = settings.Secrets.Key is { } key ? Convert.ToBase64String(key) : "",
        ["Access:Mode"] = settings.Access.Mode.ToString(),
        ["Access:Admins"] = string.Join(',', settings.Access.Admins),
        ["Access:Users"] = settings.Access.Users.Count == 0 ? "" : "users",
        ["Dialogs:ConfirmWithin"] = settings.Dialogs.ConfirmWithin.ToString("c", CultureInfo.InvariantCulture),
        ["Dialogs:FreshFor"] = settings.Dialogs.FreshFor.ToString("c", CultureInfo.InvariantCulture),
        ["Alerts:OneTapWithin"] = settings.Dialogs.OneTapWithin.ToString("c", CultureInfo.InvariantCulture),
        ["Market:TimeZone"] = settings.MarketZone.Id,
        ["Logging:LogLevel:Default"] = settings.LogLevels["Default"].ToString(),
    };

    private static string Plain(Uri url) => url.ToString().TrimEnd('/');
}
