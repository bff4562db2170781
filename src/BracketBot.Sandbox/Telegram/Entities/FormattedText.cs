using System.Text;

namespace BracketBot.Sandbox.Telegram.Entities;

/// <summary>A text with its entities, or why Telegram would reject it.</summary>
internal sealed record FormattedText(string Text, IReadOnlyList<TextEntity> Entities, string? Error = null)
{
    /// <summary>Longest text in UTF-16 units after entities (sendMessage).</summary>
    public const int MaxLength = 4096;

    /// <summary>Longest caption in UTF-16 units after entities (sendDocument, sendPhoto).</summary>
    public const int MaxCaption = 1024;

    public static FormattedText Refused(string why) => new("", [], why);

    public static FormattedText Parse(string raw, string? parseMode)
    {
        var clean = Clean(raw);
        var parsed = parseMode switch
        {
            null or "" => new FormattedText(clean, []),
            _ when parseMode.Equals("HTML", StringComparison.OrdinalIgnoreCase) => HtmlEntities.Parse(clean),
            _ => Refused("unsupported parse_mode"),
        };
        return parsed.Error is null ? parsed.Trim() : parsed;
    }

    /// <summary>
    /// Cleans a text as Telegram does: control characters become spaces, and carriage returns and characters that would change the reading direction around
    /// them (U+2028 to U+202E) are removed.
    /// </summary>
    public static string Clean(string raw)
    {
        var clean = new StringBuilder(raw.Length);
        foreach (var c in raw)
        {
            if (c is '\r' or (>= '\u2028' and <= '\u202E'))
            {
                continue;
            }

            clean.Append(c is < ' ' and not '\n' and not '\t' ? ' ' : c);
        }

        return clean.ToString();
    }

    private FormattedText Trim()
    {
        var end = Text.AsSpan().TrimEnd().Length;
        var start = Text.Length - Text.AsSpan().TrimStart().Length;
        if (end <= start)
        {
            return new("", []);
        }

        var kept = from entity in Entities
                   let first = Math.Clamp(entity.Offset, start, end)
                   let past = Math.Clamp(entity.Offset + entity.Length, start, end)
                   where past > first
                   orderby first, past descending
                   select entity with { Offset = first - start, Length = past - first };
        return new(Text[start..end], [.. kept]);
    }
}
