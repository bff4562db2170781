using System.Text;

namespace BracketBot.Cards;

/// <summary>Builds a card's text in Telegram's HTML, line by line. All that is not markup is escaped here, and nowhere else.</summary>
internal sealed class CardText
{
    /// <summary>What fits a phone's width.</summary>
    private const int LineLength = 36;

    private const string Dot = " · ";

    private readonly StringBuilder _html = new();

    /// <summary>A line in bold: where the eye lands.</summary>
    public CardText Bold(string text) => Html($"<b>{Escape(text)}</b>");

    public CardText Line(string text) => Html(Escape(text));

    public CardText LineIf(bool condition, string text) => condition ? Line(text) : this;

    /// <summary>Two parts of a line, or a line each where they don't fit on one.</summary>
    public CardText Parts(string first, string second) =>
        first.Length + Dot.Length + second.Length <= LineLength ? Line(first + Dot + second) : Line(first).Line(second);

    /// <summary>Ids in a line of their own: a touch copies each. Blank ones are left out.</summary>
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

    /// <summary>The id goes to a line of its own where it does not fit.</summary>
    public CardText BoldThenCode(string bold, string text, string code)
    {
        var between = bold.Length + 1 + text.Length + Dot.Length + code.Length <= LineLength ? Dot : "\n";
        return Html($"<b>{Escape(bold)}</b> {Escape(text)}{between}<code>{Escape(code)}</code>");
    }

    public CardText Gap() => Html("");

    public override string ToString() => _html.ToString();

    private static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private CardText Html(string html)
    {
        if (_html.Length > 0)
        {
            _html.Append('\n');
        }

        _html.Append(html);
        return this;
    }
}
