using System.Globalization;
using System.Text;
using BracketBot.Core.Chat;

namespace BracketBot.Cards;

/// <summary>Builds a card's text in Telegram's HTML, line by line. Escapes everything that is not markup; nothing else does.</summary>
internal sealed class CardText
{
    /// <summary>What fits a phone's width.</summary>
    private const int LineLength = 36;

    private const string Dot = " · ";

    /// <summary>The most characters of one foreign text, so that it leaves room for the rest of the card.</summary>
    private const int LongestPiece = 900;

    private const int MostQuoted = 12;

    private readonly StringBuilder _html = new();
    private int _shown;
    private bool _isFull;

    /// <summary>A line in bold: where the eye lands.</summary>
    public CardText Bold(string text) => Html($"<b>{Escape(text)}</b>");

    public CardText Line(string text) => Html(Escape(text));

    /// <summary>
    /// A line with a time in it (Bot API 9.5, "date_time"). Without a format every client shows it as written, in market time; tapping it shows a reader
    /// elsewhere the date and time of their own zone.
    /// </summary>
    public CardText Line(string before, MarketTime time, string after = "") =>
        Html(string.Create(CultureInfo.InvariantCulture, $"{Escape(before)}<tg-time unix=\"{time.At.ToUnixTimeSeconds()}\">{time}</tg-time>{Escape(after)}"));

    public CardText LineIf(bool condition, string text) => condition ? Line(text) : this;

    /// <summary>Two parts of a line, or a line each if they don't fit on one.</summary>
    public CardText Parts(string first, string second, string between = Dot) =>
        first.Length + between.Length + second.Length <= LineLength ? Line(first + between + second) : Line(first).Line(second);

    /// <summary>Ids on a line of their own, each copied by a tap. Blank ones are left out.</summary>
    public CardText Codes(params ReadOnlySpan<string> ids)
    {
        var line = new StringBuilder();
        foreach (var id in ids)
        {
            if (!string.IsNullOrWhiteSpace(id))
            {
                line.Append(line.Length > 0 ? Dot : "").Append("<code>").Append(Escape(id)).Append("</code>");
            }
        }

        return line.Length > 0 ? Html(line.ToString()) : this;
    }

    /// <summary>The id goes to a line of its own if it does not fit.</summary>
    public CardText BoldThenCode(string bold, string text, string code)
    {
        var between = bold.Length + 1 + text.Length + Dot.Length + code.Length <= LineLength ? Dot : "\n";
        return Html($"<b>{Escape(bold)}</b> {Escape(text)}{between}<code>{Escape(code)}</code>");
    }

    /// <summary>Untrusted lines, set apart so that they can't be taken for the bot's own. Leaves out blank ones, and those past the twelfth.</summary>
    public CardText Quote(IEnumerable<string> lines)
    {
        var said = lines.Where(l => !string.IsNullOrWhiteSpace(l)).Take(MostQuoted + 1).Select(Escape).ToList();
        if (said.Count > MostQuoted)
        {
            said[MostQuoted] = "…";
        }

        return said.Count > 0 ? Html($"<blockquote>{string.Join('\n', said)}</blockquote>") : this;
    }

    public CardText Gap() => Html("");

    public override string ToString() => _html.ToString();

    /// <summary>Foreign text within one line: without line breaks and control characters, and cut if longer than anybody reads.</summary>
    private static string Escape(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (clean.Length + rune.Utf16SequenceLength >= LongestPiece)
            {
                clean.Append('…');
                break;
            }

            _ = Rune.IsControl(rune) ? clean.Append(' ') : clean.Append(rune);
        }

        return CardHtml.Escape(clean.ToString());
    }

    /// <summary>How many characters Telegram counts in our own HTML: none for markup, one for an entity.</summary>
    private static int Shown(string html)
    {
        var count = 0;
        for (var i = 0; i < html.Length; i++)
        {
            if (html[i] is '<')
            {
                i = html.IndexOf('>', i);
                continue;
            }

            i = html[i] is '&' ? html.IndexOf(';', i) : i;
            count++;
        }

        return count;
    }

    private CardText Html(string html)
    {
        if (_isFull)
        {
            return this;
        }

        var shown = 1 + Shown(html);
        // Whole lines that don't fit are left out.
        if (_shown + shown > CardHtml.LongestText - "\n…".Length)
        {
            (_isFull, html) = (true, "…");
        }

        if (_html.Length > 0)
        {
            _html.Append('\n');
        }

        _shown += shown;
        _html.Append(html);
        return this;
    }
}
