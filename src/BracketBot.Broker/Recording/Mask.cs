using System.Text;
using BracketBot.Core.Orders;

namespace BracketBot.Broker.Recording;

/// <summary>
/// Replaces texts with others of the same shape: digits by digits, letters by letters, the rest unchanged. Equal texts (ignoring case) get equal
/// replacements and different texts different ones, so orders still match their histories. A text that means "nothing" stays.
/// </summary>
/// <param name="random">A number from 0 to below its argument.</param>
internal sealed class Mask(Func<int, int> random)
{
    /// <summary>Short texts run out of replacements; after this many tries two of them may share one.</summary>
    private const int Tries = 50;

    /// <summary>A shorter text occurs in too many others.</summary>
    private const int ShortestHidden = 4;

    /// <summary>A shorter number is as often a quantity as an id.</summary>
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

    /// <summary>The same for a number as written; its exponent stays, so the result is still a number.</summary>
    public string OfNumber(string number)
    {
        var exponent = number.IndexOfAny(['e', 'E']);
        return exponent < 0 ? Of(number) : Of(number[..exponent]) + number[exponent..];
    }

    /// <summary>From now on, replaces this text and each of its words wherever they occur, inside other texts too.</summary>
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

    /// <summary>A text that may be kept, except for hidden texts in it.</summary>
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
                // A number neither gains nor loses a leading zero.
                text.Append(!isFirstDigit ? (char)('0' + random(10)) : c == '0' ? '0' : (char)('1' + random(9)));
                isFirstDigit = false;
            }
            else if (char.IsAsciiLetter(c))
            {
                text.Append((char)('A' + random(26)));
            }
            else
            {
                // In other scripts a name may contain combining marks as well as letters.
                text.Append(c > 127 ? 'X' : c);
            }
        }

        return text.ToString();
    }
}
