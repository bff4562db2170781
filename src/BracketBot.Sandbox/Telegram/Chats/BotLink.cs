using System.Text.RegularExpressions;
using System.Web;

namespace BracketBot.Sandbox.Telegram;

/// <summary>A link into the chat with a bot ("Deep linking"): https://t.me/name?start=payload, or the tg: form of it.</summary>
internal static partial class BotLink
{
    /// <param name="link">Any address.</param>
    /// <param name="bot">The bot's name without the @.</param>
    /// <param name="payload">1 to 64 of A-Z a-z 0-9 _ -; null if the link just opens the chat.</param>
    /// <returns>False if it leads elsewhere.</returns>
    public static bool TryRead(Uri link, string bot, out string? payload)
    {
        payload = null;
        if (!link.IsAbsoluteUri)
        {
            return false;
        }

        var query = HttpUtility.ParseQueryString(link.Query);
        var name = link.Scheme == "tg" && link.Host == "resolve" ? query["domain"]
            : link.Scheme is "https" or "http" && link.Host is "t.me" or "telegram.me" ? link.AbsolutePath.Trim('/')
            : null;
        if (!string.Equals(name, bot, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        if (query["start"] is { } start && IsPayload(start))
        {
            payload = start;
        }

        return true;
    }

    public static bool IsPayload(string text) => Payload().IsMatch(text);

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,64}\z")]
    private static partial Regex Payload();
}
