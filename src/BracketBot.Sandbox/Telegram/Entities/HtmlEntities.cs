using System.Globalization;
using System.Text;

namespace BracketBot.Sandbox.Telegram.Entities;

/// <summary>
/// Telegram's subset of HTML ("HTML style" in the Bot API's documentation): its tags, the four named entities and numeric ones. A lone &amp; or &gt; stands
/// for itself; a lone &lt; starts a tag, and is an error if none follows. Errors read like Telegram's, with offsets in UTF-8 bytes.
/// </summary>
internal sealed class HtmlEntities
{
    private readonly string _source;
    private readonly StringBuilder _text = new();
    private readonly Stack<HtmlTag> _open = new();
    private readonly List<TextEntity> _entities = [];
    private int _at;

    private HtmlEntities(string source) => _source = source;

    public static FormattedText Parse(string source) => new HtmlEntities(source).Run();

    private FormattedText Run()
    {
        while (_at < _source.Length)
        {
            if (_source[_at] != '<')
            {
                AppendCharacter(_text);
            }
            else if ((IsAt(_at + 1, '/') ? CloseTag() : OpenTag()) is { } error)
            {
                return FormattedText.Refused("can't parse entities: " + error);
            }
        }

        return _open.TryPeek(out var unclosed)
            ? FormattedText.Refused($"can't parse entities: Can't find end tag corresponding to start tag \"{unclosed.Name}\"")
            : new(_text.ToString(), _entities);
    }

    private string? OpenTag()
    {
        var begin = _at++;
        var name = Word().ToLowerInvariant();
        if (_at >= _source.Length)
        {
            return $"Unclosed start tag at byte offset {Bytes(begin)}";
        }

        if (!HtmlTag.IsKnown(name))
        {
            return $"Unsupported start tag \"{name}\" at byte offset {Bytes(begin)}";
        }

        var tag = new HtmlTag(name, _text.Length);
        while (true)
        {
            SkipSpaces();
            if (_at >= _source.Length)
            {
                return $"Unclosed start tag at byte offset {Bytes(begin)}";
            }

            if (_source[_at] == '>')
            {
                break;
            }

            if (Attribute(tag, begin) is { } error)
            {
                return error;
            }
        }

        _at++;
        if (name == "span" && tag.Attributes.GetValueOrDefault("class") != "tg-spoiler")
        {
            return $"Tag \"span\" must have class \"tg-spoiler\" at byte offset {Bytes(begin)}";
        }
        // Telegram's wording is unknown; whatever it does with such a tag is not what was meant.
        if (name == "tg-time" && tag.UnixTime is null)
        {
            return $"Tag \"tg-time\" must have a time and a format at byte offset {Bytes(begin)}";
        }

        _open.Push(tag);
        return null;
    }

    private string? Attribute(HtmlTag tag, int begin)
    {
        var from = _at;
        while (_at < _source.Length && !char.IsWhiteSpace(_source[_at]) && _source[_at] is not ('=' or '>'))
        {
            _at++;
        }

        var name = _source[from.._at].ToLowerInvariant();
        if (name.Length == 0)
        {
            return $"Empty attribute name in the tag \"{tag.Name}\" at byte offset {Bytes(begin)}";
        }

        SkipSpaces();
        if (!IsAt(_at, '='))
        {
            tag.Attributes[name] = "";
            return null;
        }

        _at++;
        SkipSpaces();
        if (_at >= _source.Length)
        {
            return $"Unclosed start tag at byte offset {Bytes(begin)}";
        }

        var value = new StringBuilder();
        if (_source[_at] is '"' or '\'')
        {
            var quote = _source[_at++];
            while (_at < _source.Length && _source[_at] != quote)
            {
                AppendCharacter(value);
            }

            if (_at++ >= _source.Length)
            {
                return $"Unclosed start tag at byte offset {Bytes(begin)}";
            }
        }
        else
        {
            while (_at < _source.Length && (char.IsAsciiLetterOrDigit(_source[_at]) || _source[_at] is '.' or '-'))
            {
                value.Append(_source[_at++]);
            }

            if (_at < _source.Length && !char.IsWhiteSpace(_source[_at]) && _source[_at] != '>')
            {
                return $"Unexpected end of name token at byte offset {Bytes(_at)}";
            }
        }

        tag.Attributes[name] = value.ToString();
        return null;
    }

    private string? CloseTag()
    {
        var begin = _at;
        _at += 2;
        if (_open.Count == 0)
        {
            return $"Unexpected end tag at byte offset {Bytes(begin)}";
        }

        var name = Word().ToLowerInvariant();
        SkipSpaces();
        if (!IsAt(_at, '>'))
        {
            return $"Unclosed end tag at byte offset {Bytes(begin)}";
        }

        _at++;
        var tag = _open.Pop();
        if (name.Length > 0 && name != tag.Name)
        {
            return $"Unmatched end tag at byte offset {Bytes(begin)}, expected \"</{tag.Name}>\", found \"</{name}>\"";
        }

        tag.Close(_text, _open, _entities);
        return null;
    }

    private void AppendCharacter(StringBuilder to)
    {
        if (_source[_at] == '&' && Decode() is { } decoded)
        {
            to.Append(decoded);
        }
        else
        {
            to.Append(_source[_at++]);
        }
    }

    private string? Decode()
    {
        var end = _at + 1;
        var numeric = IsAt(end, '#');
        if (numeric)
        {
            end++;
        }

        while (end < _source.Length && char.IsAsciiLetterOrDigit(_source[end]))
        {
            end++;
        }

        var name = _source[(_at + 1)..end];
        var decoded = name switch
        {
            "lt" => "<",
            "gt" => ">",
            "amp" => "&",
            "quot" => "\"",
            _ => numeric ? DecodeNumber(name.AsSpan(1)) : null,
        };
        if (decoded is not null)
        {
            _at = IsAt(end, ';') ? end + 1 : end;
        }

        return decoded;
    }

    private static string? DecodeNumber(ReadOnlySpan<char> digits)
    {
        var isHex = digits is ['x' or 'X', ..];
        return uint.TryParse(isHex ? digits[1..] : digits, isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None,
                   CultureInfo.InvariantCulture, out var code) && code != 0 && Rune.TryCreate(code, out var rune)
            ? rune.ToString()
            : null;
    }

    private string Word()
    {
        var from = _at;
        while (_at < _source.Length && !char.IsWhiteSpace(_source[_at]) && _source[_at] != '>')
        {
            _at++;
        }

        return _source[from.._at];
    }

    private void SkipSpaces()
    {
        while (_at < _source.Length && char.IsWhiteSpace(_source[_at]))
        {
            _at++;
        }
    }

    private bool IsAt(int index, char c) => index < _source.Length && _source[index] == c;

    private int Bytes(int index) => Encoding.UTF8.GetByteCount(_source.AsSpan(0, index));
}
