using System.Net;
using System.Text;
using BracketBot.Core.Chat;

namespace BracketBot.Telegram.Outbox;

/// <summary>A card without markup, for when Telegram rejects it as it is.</summary>
internal static class PlainCard
{
    /// <summary>
    /// The text without tags, cut to what a message holds. Buttons stay, except disabled ones, which a server before Bot API 10.3 rejects, and links, whose
    /// address it may reject; their address goes into the text.
    /// </summary>
    public static Card Of(Card card) => new(
        CardHtml.Escape(ShortText.Cut(WebUtility.HtmlDecode(WithoutTags(card.Html)) + string.Concat(card.Buttons.SelectMany(row => row).Where(b => b.Url is not null).Select(b => $"\n{b.Text}: {b.Url}")), CardHtml.LongestText)),
        [.. card.Buttons.Select(row => (IReadOnlyList<CardButton>)[.. row.Where(b => b.CallbackData is not null)]).Where(row => row.Count > 0)]);

    private static string WithoutTags(string html)
    {
        var text = new StringBuilder(html.Length);
        for (var at = 0; at < html.Length; at++)
        {
            var end = html[at] == '<' && at + 1 < html.Length && (char.IsAsciiLetter(html[at + 1]) || html[at + 1] == '/')
                ? html.IndexOf('>', at)
                : -1;
            if (end < 0)
            {
                text.Append(html[at]);
            }
            else
            {
                at = end;
            }
        }

        return text.ToString();
    }
}
