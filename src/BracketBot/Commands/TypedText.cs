using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using BracketBot.Core.Orders;
using BracketBot.Core.Text;

namespace BracketBot.Commands;

/// <summary>
/// Takes out of a typed text what phones put in: invisible characters, dashes and quotation marks of print, digits and letters of other widths and
/// scripts, full stops and commas.
/// </summary>
internal static partial class TypedText
{
    /// <summary>More than a message of Telegram's has.</summary>
    private const int Longest = 4096;

    /// <summary>The printable ASCII characters in the width of Chinese ones.</summary>
    private const int FirstWide = 0xFF01;
    private const int LastWide = 0xFF5E;

    private static readonly char[] Between = [' ', '\n', '\r', '\t', ',', ';', '|', '/', '(', ')', '[', ']', '{', '}', '<', '>', '\\', '…'];
    private static readonly char[] Around = ['.', ':', '!', '?', '*', '_', '-', '~', '+', '='];

    /// <summary>The same text in plain characters.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in PlainText.Clean(text, Longest).EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category == UnicodeCategory.DecimalDigitNumber)
            {
                plain.Append((char)('0' + (int)Rune.GetNumericValue(rune)));
            }
            else if (rune.Value is '\u2212' or '\uFF0D' || category == UnicodeCategory.DashPunctuation)
            {
                plain.Append('-');
            }
            else if (category == UnicodeCategory.SpaceSeparator)
            {
                plain.Append(' ');
            }
            else if (rune.Value is >= FirstWide and <= LastWide)
            {
                plain.Append((char)(rune.Value - FirstWide + '!'));
            }
            else if (category is not (UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark))
            {
                plain.Append(rune);
            }
        }

        return plain.ToString().Trim();
    }

    /// <summary>The words of a plain text, without the signs between and around them.</summary>
    public static List<string> Words(string plain)
    {
        var text = Possessive().Replace(plain, " ");
        text = Quotes().Replace(text, "");
        text = StopLoss().Replace(text, "STOPLOSS");
        text = TakeProfit().Replace(text, "TARGET");
        return [.. text.Split(Between, StringSplitOptions.RemoveEmptyEntries).SelectMany(Apart).Select(w => w.TrimStart('#', '$').Trim(Around)).Where(w => w.Length > 0)];
    }

    /// <summary><c>order:20240314929</c> and <c>20240314929-ENTRY</c> are two words, <c>NSE:IDEA</c> and <c>20231211-1897</c> are one.</summary>
    private static IEnumerable<string> Apart(string word)
    {
        if (Labelled().Match(word) is { Success: true } labelled)
        {
            return [labelled.Groups["label"].Value, labelled.Groups["id"].Value];
        }

        return IdAndLeg().Match(word) is { Success: true } m && LegWord.IsOne(m.Groups["leg"].Value) ? [m.Groups["id"].Value, m.Groups["leg"].Value] : [word];
    }

    [GeneratedRegex(@"(?<=\w)['’`´ʼ]s\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Possessive();

    [GeneratedRegex("[\"'`´’‘‚‛“”„‟«»‹›ʼ]", RegexOptions.CultureInvariant)]
    private static partial Regex Quotes();

    [GeneratedRegex(@"\bstop[\s\-_]+loss\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex StopLoss();

    [GeneratedRegex(@"\b(?:take|book)[\s\-_]+profit\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TakeProfit();

    [GeneratedRegex(@"^(?<label>[A-Za-z]+)[:=#]+(?<id>[0-9]{4,}(?:-[0-9]+)?)[.:!?]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Labelled();

    [GeneratedRegex(@"^#?(?<id>[0-9]{4,}(?:-[0-9]+)?)[:\-_.=]*(?<leg>[A-Za-z][A-Za-z\-]+)[.:!?]*$", RegexOptions.CultureInvariant)]
    private static partial Regex IdAndLeg();
}
