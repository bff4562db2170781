using System.Text;
using BracketBot.Core.Orders;

namespace BracketBot.Broker.Recording;

/// <summary>
/// Replaces texts by others of the same shape: a digit for a digit, a letter for a letter, the rest as it is. One text has one replacement, in whatever
/// case it is written, and two texts have two, so that orders and their histories still fit together. What stands for nothing stays.
/// </summary>
/// <param name="random">A number from 0 to below its argument.</param>
internal sealed class Mask(Func<int, int> random)
{
    /// <summary>Short texts run out of replacements: two of them may then share one.</summary>
    private const int Tries = 50;

    /// <summary>A shorter text is found in too many others.</summary>
    private const int ShortestHidden = 4;

    /// <summary>A shorter number is a quantity as often as an id.</summary>
    private const int ShortestHiddenNumber = 6;

    private readonly Dictionary<string, string> _replacements = [];
    private readonly HashSet<string> _used = [];
    private readonly HashSet<string> _hidden = [];

    /// <summary>The replacement of a whole text.</summary>
    public string Of(string text)
    {
        if (Absent.Is(text))
        {
            return text;
        }

        var upper = text.ToUpperInvariant();
        if (!_replacements.TryGetValue(upper, out var replacement))
        {
            replacement = Fresh(upper);
            _replacements.Add(upper, replacement);
        }

        return string.Create(text.Length, (text, replacement), static (room, p) =>
        {
            for (var i = 0; i < room.Length; i++)
            {
                room[i] = char.IsAsciiLetterLower(p.text[i]) || p.text[i] > 127 ? char.ToLowerInvariant(p.replacement[i]) : p.replacement[i];
            }
        });
    }

    /// <summary>The same for a number as it is written; its exponent stays, so that it is a number still.</summary>
    public string OfNumber(string number)
    {
        var exponent = number.IndexOfAny(['e', 'E']);
        return exponent < 0 ? Of(number) : Of(number[..exponent]) + number[exponent..];
    }

    /// <summary>From now on this text, and each word of it, is replaced wherever it is found, within other texts too.</summary>
    public void Hide(string text)
    {
        if (Absent.Is(text) || HarmlessWords.Are(text))
        {
            return;
        }

        foreach (var word in text.Split((char[])[' ', ',', ';', '@'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Append(text))
        {
            if (word.Length >= (word.All(char.IsAsciiDigit) ? ShortestHiddenNumber : ShortestHidden) && !HarmlessWords.Are(word))
            {
                _hidden.Add(word.ToUpperInvariant());
            }
        }
    }

    /// <summary>True for a text that is hidden as a whole.</summary>
    public bool Hides(string text) => _hidden.Contains(text.ToUpperInvariant());

    /// <summary>A text that may be kept, but for what is hidden in it.</summary>
    public string Kept(string text)
    {
        if (text.Length < ShortestHidden)
        {
            return text;
        }

        foreach (var hidden in _hidden.Where(h => h.Length <= text.Length && text.Contains(h, StringComparison.OrdinalIgnoreCase)).OrderByDescending(h => h.Length))
        {
            text = text.Replace(hidden, Of(hidden), StringComparison.OrdinalIgnoreCase);
        }

        return text;
    }

    private string Fresh(string upper)
    {
        var replacement = Random(upper);
        for (var i = 0; i < Tries && (replacement == upper || _used.Contains(replacement)); i++)
        {
            replacement = Random(upper);
        }

        _used.Add(replacement);
        return replacement;
    }

    private string Random(string upper)
    {
        var text = new StringBuilder(upper.Length);
        var isFirstDigit = true;
        foreach (var c in upper)
        {
            if (char.IsAsciiDigit(c))
            {
                // A number neither gains nor loses a zero in front.
                text.Append(!isFirstDigit ? (char)('0' + random(10)) : c == '0' ? '0' : (char)('1' + random(9)));
                isFirstDigit = false;
            }
            else if (char.IsAsciiLetter(c))
            {
                text.Append((char)('A' + random(26)));
            }
            else
            {
                // In other scripts a name is letters and marks alike.
                text.Append(c > 127 ? 'X' : c);
            }
        }

        return text.ToString();
    }
}
