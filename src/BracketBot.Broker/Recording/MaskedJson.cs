using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using BracketBot.Broker.Wire;
using BracketBot.Core.Orders;
using Promise = BracketBot.Broker.Recording.HarmlessKeys.Promise;

namespace BracketBot.Broker.Recording;

/// <summary>
/// Copies JSON with its values masked. Order, kinds, nesting, repeated keys and number formats stay, because they are what a recording is for.
/// </summary>
internal sealed partial class MaskedJson(Mask mask)
{
    public static readonly JsonWriterOptions Options = new() { Indented = true, MaxDepth = 2_000, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A shorter number occurs in others by chance.</summary>
    private const int ShortestId = 6;

    /// <summary>True if the text is one whole JSON value.</summary>
    public static bool IsJson(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = LenientJson.Reader(json);
            var any = false;
            while (reader.Read())
            {
                any = true;
            }

            return any;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <param name="json">One whole JSON value.</param>
    public void Copy(ReadOnlySpan<byte> json, Utf8JsonWriter writer)
    {
        // A value belongs to its nearest key, through any number of arrays.
        var key = "";
        var outer = new Stack<string>();
        var reader = LenientJson.Reader(json);
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    outer.Push(key);
                    key = "";
                    writer.WriteStartObject();
                    break;
                case JsonTokenType.EndObject:
                    key = outer.Pop();
                    writer.WriteEndObject();
                    break;
                case JsonTokenType.StartArray:
                    writer.WriteStartArray();
                    outer.Push(key);
                    break;
                case JsonTokenType.EndArray:
                    key = outer.Pop();
                    writer.WriteEndArray();
                    break;
                case JsonTokenType.PropertyName:
                    key = TextOf(in reader);
                    writer.WritePropertyName(KeyOf(key));
                    break;
                case JsonTokenType.String:
                    writer.WriteStringValue(ValueOf(key, TextOf(in reader)));
                    break;
                case JsonTokenType.Number:
                    writer.WriteRawValue(NumberOf(key, Encoding.UTF8.GetString(reader.ValueSpan)));
                    break;
                case JsonTokenType.True or JsonTokenType.False:
                    writer.WriteBooleanValue(reader.TokenType == JsonTokenType.True);
                    break;
                case JsonTokenType.Null:
                    writer.WriteNullValue();
                    break;
                case JsonTokenType.None or JsonTokenType.Comment:
                    break;
                default:
                    throw new InvalidOperationException($"JSON has no {reader.TokenType}.");
            }
        }
    }

    private string KeyOf(string key)
    {
        if (HarmlessKeys.Of(key) != Promise.Nothing)
        {
            return key;
        }

        return HarmlessKeys.IsName(key) ? mask.Kept(key) : Masked("", key);
    }

    private string ValueOf(string key, string text)
    {
        if (Absent.Is(text))
        {
            return text;
        }

        if (text.AsSpan().Trim() is ['{' or '[' or '"', ..] && Inner(text) is { } inner)
        {
            return inner;
        }

        var promise = HarmlessKeys.Of(key);
        if (HarmlessKeys.Keeps(promise, text))
        {
            return promise is Promise.Word or Promise.Symbol ? mask.Kept(text) : mask.Hides(text) ? mask.Of(text) : text;
        }

        return promise is Promise.Sentence or Promise.Word ? Sentence().Replace(text, m => HarmlessWords.Are(m.Value) ? m.Value : Masked(key, m.Value)) : Masked(key, text);
    }

    private string NumberOf(string key, string number)
    {
        if (number.AsSpan().IndexOfAnyInRange('1', '9') < 0)
        {
            return number;
        }

        if (HarmlessKeys.Of(key) is var promise && HarmlessKeys.Keeps(promise, number) && !mask.Hides(number))
        {
            return number;
        }

        Learn(key, number);
        return mask.OfNumber(number);
    }

    private string Masked(string key, string text)
    {
        Learn(key, text);
        return mask.Of(text);
    }

    private void Learn(string key, string text)
    {
        if (HarmlessKeys.IsPersonal(key) || (text.Length >= ShortestId && text.Any(char.IsAsciiDigit)))
        {
            mask.Hide(text);
        }
    }

    /// <summary>Masks JSON inside a text; null if the text is not JSON.</summary>
    private string? Inner(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text.Trim());
        if (!IsJson(bytes))
        {
            return null;
        }

        using var room = new MemoryStream();
        using (var writer = new Utf8JsonWriter(room, Options with { Indented = false }))
        {
            Copy(bytes, writer);
        }

        return Encoding.UTF8.GetString(room.ToArray());
    }

    private static string TextOf(ref readonly Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate or broken UTF-8 has no string form, so mask it as written.
            return Encoding.UTF8.GetString(reader.ValueSpan);
        }
    }

    /// <summary>A word of a sentence; this includes ids and addresses.</summary>
    [GeneratedRegex(@"[^\s,;:()\[\]{}<>=""'`|]+")]
    private static partial Regex Sentence();
}
