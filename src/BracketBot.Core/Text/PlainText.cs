using System.Globalization;
using System.Text;

namespace BracketBot.Core.Text;

/// <summary>Makes untrusted text safe to show: no control characters, no marks that change the reading direction, no lone surrogates.</summary>
public static class PlainText
{
    /// <summary>Keeps line breaks; at most <paramref name="most"/> characters, with "…" if cut.</summary>
    public static string Clean(string text, int most) => Cut(Filter(text, keepLines: true).Trim(), most);

    /// <summary>One line of at most <paramref name="most"/> characters.</summary>
    public static string Line(string text, int most) => Cut(Filter(text, keepLines: false).Trim(), most);

    private static string Filter(string text, bool keepLines)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == '\n' && keepLines)
            {
                clean.Append('\n');
            }
            else if (rune.Value is '\n' or '\t' or '\r')
            {
                clean.Append(rune.Value == '\r' && keepLines ? "" : " ");
            }
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator))
            {
                clean.Append(rune);
            }
        }

        return clean.ToString();
    }

    private static string Cut(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1;
        return string.Concat(text.AsSpan(0, end), "…");
    }
}
