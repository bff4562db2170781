using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace BracketBot.Broker.Tests.Orders.Reference;

/// <summary>Single values, as <see cref="ReferenceReader"/> takes them.</summary>
internal static partial class ReferenceValue
{
    private static readonly string[] Nothing = ["", "-", "--", "---", ".", "0", "00", "0.0", "N/A", "n/a", "{}", "[]", "?"];
    private static readonly string[] NothingInAnyCase = ["NA", "NULL", "NONE", "NIL", "NAN", "UNDEFINED", "BLANK"];

    /// <summary>The value that counts where a thing has several names, or its name stands twice. No name is unescaped.</summary>
    public static JsonElement? Last(JsonElement element, params string[] names) => Named(element, names).LastOrDefault();

    /// <inheritdoc cref="Last"/>
    public static JsonElement? First(JsonElement element, params string[] names) => Named(element, names).FirstOrDefault();

    public static bool IsAbsent(string text) =>
        Nothing.Contains(text.Trim()) || NothingInAnyCase.Contains(text.Trim(), StringComparer.OrdinalIgnoreCase);

    public static string Text(JsonElement? told)
    {
        if (told is not { } value)
        {
            return "";
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.String when Raw(value).Contains('\\'):
                try
                {
                    return value.GetString() ?? "";
                }
                catch (InvalidOperationException)
                {
                    return Raw(value);
                }
            case JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False:
                return Raw(value);
            default:
                return "";
        }
    }

    public static decimal? Number(JsonElement? told)
    {
        if (told is not { } value)
        {
            return null;
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.Number:
                return value.TryGetDecimal(out var number) ? number : null;
            case JsonValueKind.String:
                return decimal.TryParse(RawBytes(value), NumberStyles.Float, CultureInfo.InvariantCulture, out var text) ? text : Printed(Raw(value));
            default:
                return null;
        }
    }

    public static DateTimeOffset? Time(JsonElement? value)
    {
        if (Number(value) is not { } seconds || seconds <= 0)
        {
            return null;
        }

        for (; seconds >= 100_000_000_000m; seconds /= 1_000)
        {
        }

        return DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1_000));
    }

    private static IEnumerable<JsonElement?> Named(JsonElement element, string[] names) => element.EnumerateObject()
        .Where(p => names.Contains(Encoding.Latin1.GetString(JsonMarshal.GetRawUtf8PropertyName(p)))).Select(p => (JsonElement?)p.Value);

    /// <summary>As it is written, without quotes and with its escapes.</summary>
    private static string Raw(JsonElement value) => Encoding.UTF8.GetString(RawBytes(value));

    private static ReadOnlySpan<byte> RawBytes(JsonElement value) =>
        JsonMarshal.GetRawUtf8Value(value) is var raw && value.ValueKind == JsonValueKind.String ? raw[1..^1] : raw;

    private static decimal? Printed(string text)
    {
        var number = text.Trim();
        foreach (var currency in (string[])["₹", "INR", "Rs.", "Rs"])
        {
            if (number.StartsWith(currency, StringComparison.OrdinalIgnoreCase))
            {
                number = number[currency.Length..].Trim();
            }
        }

        return PrintedNumber().IsMatch(number) && decimal.TryParse(
            Separator().Replace(number, ""), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var told) ? told : null;
    }

    [GeneratedRegex(@"\A(?:[+-]?[0-9]{1,3}(?:[, \u00a0\u202f'][0-9]{2,3})*[, \u00a0\u202f'][0-9]{3}(?:\.[0-9]*)?|[0-9]+|[+-]?[0-9]*\.[0-9]*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex PrintedNumber();

    [GeneratedRegex(@"[, \u00a0\u202f']")]
    private static partial Regex Separator();
}
