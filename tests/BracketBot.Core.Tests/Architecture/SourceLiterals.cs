using System.Text;

namespace BracketBot.Core.Tests.Architecture;

/// <summary>The string literals of a C# source, whatever their form, without those of comments.</summary>
internal sealed class SourceLiterals
{
    /// <summary>Stands for what an interpolated string fills in.</summary>
    public const char Hole = '\uFFFC';

    private readonly string _source;
    private readonly List<string> _found = [];
    private int _at;

    private SourceLiterals(string source) => _source = source;

    /// <summary>As they read, escapes apart: those stay as the letter after the backslash. A literal in a hole comes before the one around it.</summary>
    public static IReadOnlyList<string> Of(string source)
    {
        var literals = new SourceLiterals(source);
        literals.Code();
        return literals._found;
    }

    private bool Is(string text) => string.CompareOrdinal(_source, _at, text, 0, text.Length) == 0;

    /// <summary>Reads on to the end, or to the brace that closes the hole in which it began.</summary>
    private void Code()
    {
        for (var depth = 0; _at < _source.Length; _at++)
        {
            switch (_source[_at])
            {
                case '/' when Is("//"):
                    Skip("\n");
                    break;
                case '/' when Is("/*"):
                    Skip("*/");
                    break;
                case '\'':
                    _at += Is("'\\") ? 3 : 2;
                    Skip("'");
                    break;
                case '"':
                    Literal();
                    break;
                case '{':
                    depth++;
                    break;
                case '}' when depth-- == 0:
                    return;
            }
        }
    }

    /// <summary>To the last character of the next such text.</summary>
    private void Skip(string to)
    {
        var end = _source.IndexOf(to, _at, StringComparison.Ordinal);
        _at = end < 0 ? _source.Length : end + to.Length - 1;
    }

    /// <summary>From the first quote to the last.</summary>
    private void Literal()
    {
        var prefix = _source[.._at];
        prefix = prefix[prefix.TrimEnd('$', '@').Length..];
        var (dollars, verbatim) = (prefix.Count(c => c == '$'), prefix.Contains('@', StringComparison.Ordinal));
        var quotes = Run('"');
        var raw = quotes >= 3;
        if (quotes == 2)
        {
            _at++;
            return;
        }

        _at += quotes;
        var text = new StringBuilder();
        for (; _at < _source.Length; _at++)
        {
            if (_source[_at] == '"')
            {
                if (raw ? Run('"') >= quotes : !verbatim || Run('"') < 2)
                {
                    _at += quotes - 1;
                    break;
                }

                _at += raw ? 0 : 1;
            }
            else if (_source[_at] == '\\' && !raw && !verbatim)
            {
                _at++;
            }
            else if (dollars > 0 && _source[_at] == '{' && Run('{') >= dollars)
            {
                if (!raw && Run('{') >= 2)
                {
                    _at++;
                }
                else
                {
                    _at += Run('{');
                    Code();
                    _at += dollars - 1;
                    text.Append(Hole);
                    continue;
                }
            }

            else if (dollars > 0 && !raw && Is("}}"))
            {
                _at++;
            }

            text.Append(_source[_at]);
        }

        _found.Add(text.ToString());
    }

    private int Run(char of)
    {
        var end = _at;
        while (end < _source.Length && _source[end] == of)
        {
            end++;
        }

        return end - _at;
    }
}
