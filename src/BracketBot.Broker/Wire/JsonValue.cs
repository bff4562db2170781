using System.Globalization;
using System.Text;
using System.Text.Json;

namespace BracketBot.Broker.Wire;

/// <summary>
/// Where a value is in a body. Most of a row's thirty fields are skipped, and this way they cost no string and no number. The default is an absent
/// value.
/// </summary>
/// <param name="Start">In the body; for a text, after its opening quote.</param>
/// <param name="Length">In bytes.</param>
internal readonly record struct JsonValue(int Start, int Length, JsonTokenType Kind, bool IsEscaped)
{
    /// <summary>As many digits as are certain to fit into 64 bits.</summary>
    private const int MostDigits = 18;

    /// <summary>A larger number must be milliseconds: as seconds it would be past the year 5138.</summary>
    private const long MostSeconds = 100_000_000_000;

    /// <summary>The value of the property whose name the reader stands on. Leaves the reader on the value's last token.</summary>
    public static JsonValue Read(ref Utf8JsonReader reader)
    {
        reader.Read();
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return new((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length, JsonTokenType.String, reader.ValueIsEscaped);
            case JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False:
                return new((int)reader.TokenStartIndex, reader.ValueSpan.Length, reader.TokenType, false);
            default:
                reader.Skip();
                return default;
        }
    }

    /// <summary>As written; empty for anything but a text, a number, true or false.</summary>
    public ReadOnlySpan<byte> Raw(ReadOnlySpan<byte> body) => body.Slice(Start, Length);

    /// <summary>A text, or a number, true or false as written; "" for anything else.</summary>
    public string Text(ReadOnlySpan<byte> body) => IsEscaped ? Unescaped(body) : Encoding.UTF8.GetString(Raw(body));

    /// <summary>The same, with strings from a pool.</summary>
    /// <param name="last">The same field of the previous row, which often has the same text.</param>
    public string Text(ReadOnlySpan<byte> body, TextPool pool, ref string? last)
    {
        if (IsEscaped)
        {
            return Unescaped(body);
        }

        var raw = Raw(body);
        if (raw.IsEmpty)
        {
            return "";
        }

        return last is not null && Ascii.Equals(raw, last) ? last : last = pool.Get(raw);
    }

    /// <summary>A number, or one inside a text; null for anything else.</summary>
    public decimal? Number(ReadOnlySpan<byte> body) => Kind switch
    {
        JsonTokenType.Number or JsonTokenType.String when IsPlain(Raw(body), out var digits, out var scale) => new decimal((int)digits, (int)(digits >> 32), 0, false, scale),
        JsonTokenType.Number => Exact(Raw(body)),
        JsonTokenType.String => decimal.TryParse(Raw(body), NumberStyles.Float, CultureInfo.InvariantCulture, out var told) ? told : Grouped(Encoding.UTF8.GetString(Raw(body))),
        _ => null,
    };

    /// <summary>A Unix time in seconds, or in milliseconds or smaller units if the number is too large for seconds; null for none.</summary>
    public DateTimeOffset? Time(ReadOnlySpan<byte> body)
    {
        if (Kind is JsonTokenType.Number or JsonTokenType.String && IsPlain(Raw(body), out var whole, out var scale) && scale == 0 && whole < MostSeconds)
        {
            return whole > 0 ? DateTimeOffset.FromUnixTimeSeconds(whole) : null;
        }

        if (Number(body) is not { } seconds || seconds <= 0)
        {
            return null;
        }

        while (seconds >= MostSeconds)
        {
            seconds /= 1_000;
        }

        return DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1_000));
    }

    /// <summary>True for digits with at most one point between them, which is how nearly all numbers are written.</summary>
    /// <param name="digits">The number without its point.</param>
    /// <param name="scale">How many of the digits are after the point.</param>
    private static bool IsPlain(ReadOnlySpan<byte> raw, out long digits, out byte scale)
    {
        (digits, scale) = (0, 0);
        if (raw.Length is 0 or > MostDigits)
        {
            return false;
        }

        var point = -1;
        for (var i = 0; i < raw.Length; i++)
        {
            var digit = raw[i] - '0';
            if ((uint)digit <= 9)
            {
                digits = (digits * 10) + digit;
            }
            else if (raw[i] == '.' && point < 0 && i > 0 && i < raw.Length - 1)
            {
                point = i;
            }
            else
            {
                return false;
            }
        }

        scale = (byte)(point < 0 ? 0 : raw.Length - 1 - point);
        return true;
    }

    private static decimal? Exact(ReadOnlySpan<byte> number)
    {
        var reader = new Utf8JsonReader(number);
        return reader.Read() && reader.TryGetDecimal(out var read) ? read : null;
    }

    private string Unescaped(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body.Slice(Start - 1, Length + 2));
        reader.Read();
        try
        {
            return reader.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate or broken UTF-8: better shown as written than not at all.
            return Encoding.UTF8.GetString(Raw(body));
        }
    }

    /// <summary>
    /// A printed number: <c>1,00,000.50</c>, <c>Rs. 1 250</c>. If its last group does not have three digits, the comma may be a decimal one, and the number
    /// is unknown.
    /// </summary>
    private static decimal? Grouped(string text)
    {
        var number = text.Trim();
        foreach (var currency in (string[])["₹", "INR", "Rs.", "Rs"])
        {
            number = number.StartsWith(currency, StringComparison.OrdinalIgnoreCase) ? number[currency.Length..].Trim() : number;
        }

        var groups = number.Split('.', 2)[0].TrimStart('+', '-').Split([',', ' ', '\u00a0', '\u202f', '\'']);
        var isGrouped = groups.Length > 1 && groups[^1].Length == 3 && groups[0].Length is > 0 and <= 3 && groups.Skip(1).SkipLast(1).All(g => g.Length is 2 or 3)
            && groups.All(g => g.All(char.IsAsciiDigit));
        return (isGrouped || groups.Length == 1) && number[(number.IndexOf('.', StringComparison.Ordinal) + 1)..] is var fraction
            && (isGrouped && !number.Contains('.', StringComparison.Ordinal) || fraction.All(char.IsAsciiDigit))
            && decimal.TryParse(
                string.Concat(number.Where(c => c is not (',' or ' ' or '\u00a0' or '\u202f' or '\''))), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture, out var told)
            ? told
            : null;
    }
}
