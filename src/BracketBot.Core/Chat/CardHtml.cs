namespace BracketBot.Core.Chat;

/// <summary>Rules for the HTML that Telegram accepts in a message (Bot API, "HTML style").</summary>
public static class CardHtml
{
    /// <summary>The most characters of a message, after entities are parsed.</summary>
    public const int LongestText = 4096;

    /// <summary>Escapes plain text so that it can stand between tags.</summary>
    public static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
