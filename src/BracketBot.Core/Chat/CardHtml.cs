namespace BracketBot.Core.Chat;

/// <summary>What Telegram takes as a card's text (Bot API, "HTML style").</summary>
public static class CardHtml
{
    /// <summary>Characters of a message, after entities.</summary>
    public const int LongestText = 4096;

    /// <summary>Foreign text as it stands between tags.</summary>
    public static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
