using System.Text;

namespace BracketBot.Broker.Wire;

/// <summary>Returns the same string for the same text: a book of a thousand rows says CONFIRMED a thousand times. Lives for one book.</summary>
internal sealed class TextPool
{
    /// <summary>Longer texts seldom repeat.</summary>
    private const int Longest = 64;

    private readonly HashSet<string> _texts = [];
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public TextPool() => _lookup = _texts.GetAlternateLookup<ReadOnlySpan<char>>();

    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
        {
            return "";
        }

        if (utf8.Length > Longest)
        {
            return Encoding.UTF8.GetString(utf8);
        }

        Span<char> chars = stackalloc char[Longest];
        ReadOnlySpan<char> text = chars[..Encoding.UTF8.GetChars(utf8, chars)];
        if (_lookup.TryGetValue(text, out var known))
        {
            return known;
        }

        var added = text.ToString();
        _texts.Add(added);
        return added;
    }
}
