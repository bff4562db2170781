using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using BracketBot.Core.Orders;

namespace BracketBot.Broker.Wire;

/// <summary>
/// Reads values as this API sends them: numbers as numbers or strings, ids as either, an absent one as <c>null</c>, <c>0</c>, <c>""</c> or
/// <c>{}</c>. Each method takes a reader that stands on a property's name and leaves it on the last token of the value. None throws for a
/// value of the wrong kind, only (<see cref="JsonException"/>) for what is no JSON at all.
/// </summary>
internal static class LenientJson
{
    /// <summary>Deeper than anything sensible, so that one row's nonsense does not end the whole book.</summary>
    private const int MaxDepth = 1_000;

    /// <summary>Past this, a number of seconds is one of milliseconds: it would be the year 5138.</summary>
    private const decimal MostSeconds = 100_000_000_000m;

    public static Utf8JsonReader Reader(ReadOnlySpan<byte> json) => new(json, new JsonReaderOptions { MaxDepth = MaxDepth });

    /// <summary>True where the reader stands on this name. One with an escape in it is none of the API's, and may be half a character.</summary>
    public static bool Names(this ref readonly Utf8JsonReader reader, ReadOnlySpan<byte> name) =>
        !reader.ValueIsEscaped && reader.ValueSpan.SequenceEqual(name);

    /// <summary>The name that the reader stands on, written to <paramref name="room"/>; empty for one that is none of the API's.</summary>
    public static ReadOnlySpan<char> Name(in Utf8JsonReader reader, Span<char> room) =>
        !reader.ValueIsEscaped && Ascii.ToUtf16(reader.ValueSpan, room, out var length) == OperationStatus.Done ? room[..length] : [];

    /// <summary>A text, or a number, true or false as it is written; "" for anything else.</summary>
    public static string ReadText(ref Utf8JsonReader reader, TextPool? pool = null)
    {
        reader.Read();
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return reader.ValueIsEscaped ? Unescaped(ref reader) : Text(reader.ValueSpan, pool);
            case JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False:
                return Text(reader.ValueSpan, pool);
            default:
                reader.Skip();
                return "";
        }
    }

    /// <summary>An id or a name: as <see cref="ReadText"/>, where 0 and words such as NA are none.</summary>
    public static string ReadId(ref Utf8JsonReader reader, TextPool? pool = null) => ReadText(ref reader, pool) is var id && Absent.Is(id) ? "" : id;

    /// <summary>A number, also one in a text; null for anything else.</summary>
    public static decimal? ReadNumber(ref Utf8JsonReader reader)
    {
        reader.Read();
        switch (reader.TokenType)
        {
            case JsonTokenType.Number:
                return reader.TryGetDecimal(out var number) ? number : null;
            case JsonTokenType.String:
                return decimal.TryParse(reader.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out var told) ? told : Grouped(Encoding.UTF8.GetString(reader.ValueSpan));
            default:
                reader.Skip();
                return null;
        }
    }

    /// <summary>
    /// A number as it is printed: <c>1,00,000.50</c>, <c>Rs. 1 250</c>. Where the last group has not three digits, the comma may be a decimal one, and
    /// the number is not known.
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

    /// <summary>A time in unix seconds, or in milliseconds or less where the number is too big for seconds; null where there is none.</summary>
    public static DateTimeOffset? ReadTime(ref Utf8JsonReader reader)
    {
        if (ReadNumber(ref reader) is not { } seconds || seconds <= 0)
            return null;
        while (seconds >= MostSeconds)
            seconds /= 1_000;
        return DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1_000));
    }

    /// <summary>The value's own JSON, as a part of <paramref name="whole"/>, which the reader reads.</summary>
    public static ReadOnlyMemory<byte> ReadRaw(ref Utf8JsonReader reader, ReadOnlyMemory<byte> whole)
    {
        reader.Read();
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return whole[start..(int)reader.BytesConsumed];
    }

    public static void SkipValue(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }

    private static string Text(ReadOnlySpan<byte> utf8, TextPool? pool) => pool?.Get(utf8) ?? Encoding.UTF8.GetString(utf8);

    private static string Unescaped(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair or broken UTF-8: shown as it is written, rather than not at all.
            return Encoding.UTF8.GetString(reader.ValueSpan);
        }
    }
}
