using System.Text;

namespace BracketBot.Core.Alerts;

/// <summary>
/// Repairs text that was meant as JSON: charts put line breaks and typographic quotes into it and leave placeholders and <c>NaN</c> where a value
/// belongs, and people leave the quotes out.
/// </summary>
internal static class LooseJson
{
    private const string PrintedQuotes = "“”„‟«»";

    public static string Repair(string text)
    {
        if (text.Contains("{\\\"", StringComparison.Ordinal))
        {
            // Escaped a second time on the way.
            text = text.Replace("\\\"", "\"", StringComparison.Ordinal);
        }

        var json = new StringBuilder(text.Length + 16);
        var isInObject = new Stack<bool>();
        var isName = false;
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            if (c is '"' or '\'' || PrintedQuotes.Contains(c, StringComparison.Ordinal))
            {
                i = Quoted(text, i, json);
            }
            else if (c == '{' && i + 1 < text.Length && text[i + 1] == '{' || !(char.IsWhiteSpace(c) || c is '{' or '}' or '[' or ']' or ',' or ':'))
            {
                i = Bare(text, i, isName, json);
            }
            else
            {
                isName = c switch
                {
                    '{' => true,
                    ',' => isInObject.Count > 0 && isInObject.Peek(),
                    ':' => false,
                    _ => isName,
                };
                if (c is '{' or '[')
                {
                    isInObject.Push(c == '{');
                }
                else if (c is '}' or ']')
                {
                    isInObject.TryPop(out _);
                }

                json.Append(c);
                i++;
            }
        }

        return json.ToString();
    }

    private static int Quoted(string text, int at, StringBuilder json)
    {
        var open = text[at];
        json.Append('"');
        for (var i = at + 1; i < text.Length; i++)
        {
            var c = text[i];
            if (c == open || (PrintedQuotes.Contains(open, StringComparison.Ordinal) && PrintedQuotes.Contains(c, StringComparison.Ordinal)))
            {
                json.Append('"');
                return i + 1;
            }

            if (c == '\\' && i + 1 < text.Length)
            {
                // A sequence that is not a JSON escape stands for itself.
                var next = text[++i];
                json.Append(next switch
                {
                    '"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't' or 'u' => $"\\{next}",
                    '\'' => "'",
                    _ => $"\\\\{(next < ' ' ? ' ' : next)}",
                });
            }
            else
            {
                json.Append(c switch
                {
                    '\n' => "\\n",
                    '\r' => "",
                    < ' ' => " ",
                    '"' => "\\\"",
                    _ => c.ToString(),
                });
            }
        }

        return text.Length;
    }

    private static int Bare(string text, int at, bool isName, StringBuilder json)
    {
        var end = at;
        if (text[at] == '{' && text.IndexOf("}}", at, StringComparison.Ordinal) is >= 0 and var close)
        {
            end = close + 2;
        }
        else if (text[at] == '{')
        {
            json.Append('{');
            return at + 1;
        }

        while (end < text.Length && text[end] is not (',' or '}' or ']' or '{' or '[' or '\n' or '"') && !(isName && text[end] == ':'))
        {
            end++;
        }

        var word = text[at..end].Trim();
        json.Append(word switch
        {
            "true" or "True" => "true",
            "false" or "False" => "false",
            "null" or "None" or "NaN" or "-NaN" or "Infinity" or "-Infinity" or "undefined" => "null",
            _ when !isName && IsNumber(word) => word,
            _ => $"\"{word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace('\t', ' ').Replace('\r', ' ')}\"",
        });
        return Math.Max(end, at + 1);
    }

    private static bool IsNumber(string word) =>
        word.All(c => char.IsAsciiDigit(c) || c is '.' or '-') && char.IsAsciiDigit(word[^1]) && word.LastIndexOf('-') <= 0 && word.Count(c => c == '.') <= 1
        && word.TrimStart('-') is [var first, .. var rest] && first != '.' && !(first == '0' && rest.Length > 0 && rest[0] != '.');
}
