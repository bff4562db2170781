using System.Globalization;
using BracketBot.Core.Chat;

namespace BracketBot.Checks;

/// <summary>Tells an operator why Telegram did not accept a call, and what to do.</summary>
internal static class ChatErrorText
{
    public static string Of(ChatError error) => error switch
    {
        ChatError.WrongToken => "Telegram does not know this bot token; take the current one from @BotFather (Telegram:BotToken)",
        ChatError.Unreachable e => $"not reached ({e.Reason})",
        ChatError.FloodWait e => string.Create(CultureInfo.InvariantCulture, $"asks to wait {e.RetryAfter.TotalSeconds:0} s"),
        ChatError.Refused e => string.Create(CultureInfo.InvariantCulture, $"refused ({e.Code} {e.Description})"),
        ChatError.Blocked e => $"refused ({e.Description})",
        _ => error.GetType().Name,
    };
}
