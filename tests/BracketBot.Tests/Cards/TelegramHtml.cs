using System.Text;
using System.Text.RegularExpressions;

namespace BracketBot.Tests.Cards;

/// <summary>Reads a card's HTML as Telegram does, strictly: what it would refuse fails here.</summary>
internal static partial class TelegramHtml
{
    public static string Text(string html)
    {
        var text = new StringBuilder();
        var open = new Stack<string>();
        var at = 0;
        foreach (Match piece in Piece().Matches(html))
        {
            Assert.Equal(at, piece.Index);
            at += piece.Length;
            switch (piece.Value)
            {
                case "<b>" or "<code>" or "<blockquote>":
                    open.Push(piece.Value);
                    break;
                case "</b>" or "</code>" or "</blockquote>" or "</tg-time>":
                    Assert.Equal(piece.Value, open.Pop().Replace("<", "</", StringComparison.Ordinal));
                    break;
                case ['<', 't', ..]:
                    open.Push("<tg-time>");
                    break;
                case "&amp;":
                    text.Append('&');
                    break;
                case "&lt;":
                    text.Append('<');
                    break;
                case "&gt;":
                    text.Append('>');
                    break;
                default:
                    text.Append(piece.Value);
                    break;
            }
        }

        Assert.Equal(html.Length, at);
        Assert.Empty(open);
        return text.ToString();
    }

    [GeneratedRegex("</?(b|code|blockquote)>|<tg-time unix=\"[0-9]+\">|</tg-time>|&(amp|lt|gt);|[^<>&]+")]
    private static partial Regex Piece();
}
