using System.Globalization;
using System.Text.RegularExpressions;

namespace BracketBot.Core.Alerts;

/// <summary>
/// Removes a hook's key from whatever came through the hook, however it is written there: in any case, escaped for JSON, URLs or HTML, broken over
/// lines, or only in part.
/// </summary>
/// <param name="key">As it stands in the address; null if nothing came through the address.</param>
internal sealed partial class KeyMask(string? key)
{
    /// <summary>This many characters of a random key in a row are no coincidence, and leave the rest hard to guess.</summary>
    private const int Least = 10;

    private const string Mask = "…";

    private readonly string _key = key?.ToUpperInvariant() ?? "";

    public string Apply(string text)
    {
        var addressless = Address().Replace(text, "alerts/" + Mask);
        return _key.Length < 4 || addressless.Length < 4 ? addressless : Apply(Letter.Of(addressless), addressless);
    }

    private string Apply(List<Letter> letters, string text)
    {
        // The length of the common run that ends at the previous letter and at each place of the key.
        var runs = new int[_key.Length + 1];
        var least = Math.Min(Least, _key.Length);
        var hidden = new List<(int Start, int End)>();
        for (var i = 0; i < letters.Count; i++)
        {
            var longest = 0;
            for (var k = _key.Length; k >= 1; k--)
            {
                runs[k] = letters[i].Value == _key[k - 1] ? runs[k - 1] + 1 : 0;
                longest = Math.Max(longest, runs[k]);
            }

            if (longest >= least)
            {
                hidden.Add((letters[i - longest + 1].Start, letters[i].End));
            }
        }

        for (var i = hidden.Count - 1; i >= 0; i--)
        {
            // Runs that overlap or touch become one: each ends after the one before it.
            var (start, end) = hidden[i];
            while (i > 0 && hidden[i - 1].End >= start)
            {
                start = Math.Min(start, hidden[--i].Start);
            }

            text = string.Concat(text.AsSpan(0, start), Mask, text.AsSpan(end));
        }

        return text;
    }

    /// <summary>The address of any hook, including one whose key has been replaced and another user's.</summary>
    [GeneratedRegex(@"alerts(?:\\?/|%2F|\\u002F)[A-Za-z0-9_-]{16,}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    /// <param name="Value">In capitals.</param>
    private readonly partial record struct Letter(char Value, int Start, int End)
    {
        /// <summary>The letters of a text, without what may stand between them (white space, line breaks, control characters).</summary>
        public static List<Letter> Of(string text)
        {
            var letters = new List<Letter>(text.Length);
            for (var i = 0; i < text.Length;)
            {
                var next = At(text, i);
                if (next.Value != '\0')
                {
                    letters.Add(next);
                }

                i = next.End;
            }

            return letters;
        }

        private static Letter At(string text, int at)
        {
            if (text[at] is '%' or '\\' or '&' or '=' && Escape().Match(text, at) is { Success: true } escape)
            {
                var end = at + escape.Length;
                var hex = escape.Groups["hex"].Value;
                var digits = escape.Groups["dec"].Value;
                return hex.Length > 0 ? new(Upper(int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture)), at, end)
                    : digits.Length > 0 ? new(Upper(int.Parse(digits, CultureInfo.InvariantCulture)), at, end)
                    : new('\0', at, end);
            }

            var c = text[at];
            var isBetween = char.IsWhiteSpace(c) || char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format;
            return new(isBetween ? '\0' : char.ToUpperInvariant(c), at, at + 1);
        }

        private static char Upper(int code) => code <= char.MaxValue ? char.ToUpperInvariant((char)code) : '\uFFFF';

        [GeneratedRegex(
            @"\G(?:%(?:25)*(?<hex>[0-9A-Fa-f]{2})|\\+u(?<hex>[0-9A-Fa-f]{4})|\\+[nrt]|&#x(?<hex>[0-9A-Fa-f]{1,4});|&#(?<dec>[0-9]{1,5});|=\r?\n|=(?<hex>[0-9A-Fa-f]{2}))",
            RegexOptions.CultureInvariant)]
        private static partial Regex Escape();
    }
}
