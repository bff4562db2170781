using System.Text.Json;
using BracketBot.Core.Orders;

namespace BracketBot.Broker.Wire;

/// <summary>
/// Reads values as this API sends them: numbers as numbers or strings, ids as either, an absent value as <c>null</c>, <c>0</c>, <c>""</c> or <c>{}</c>.
/// Each method starts on a property's name and leaves the reader on the last token of the value. None throws for a value of the wrong kind; only
/// invalid JSON throws (<see cref="JsonException"/>).
/// </summary>
internal static class LenientJson
{
    /// <summary>Deeper than anything sensible, so that one nonsensical row does not end the whole book.</summary>
    private const int MaxDepth = 1_000;

    public static Utf8JsonReader Reader(ReadOnlySpan<byte> json) => new(json, new JsonReaderOptions { MaxDepth = MaxDepth });

    /// <summary>True on this name. The API's names have no escapes, so one with an escape never matches (it may hold half a character).</summary>
    public static bool Names(this ref readonly Utf8JsonReader reader, ReadOnlySpan<byte> name) =>
        !reader.ValueIsEscaped && reader.ValueSpan.SequenceEqual(name);

    /// <summary>A text, or a number, true or false as written; "" for anything else.</summary>
    public static string ReadText(ref Utf8JsonReader reader, ReadOnlySpan<byte> body) => JsonValue.Read(ref reader).Text(body);

    /// <summary>An id or a name: like <see cref="ReadText"/>, except that 0 and words such as NA count as none.</summary>
    public static string ReadId(ref Utf8JsonReader reader, ReadOnlySpan<byte> body) => ReadText(ref reader, body) is var id && Absent.Is(id) ? "" : id;

    /// <summary>A number, or one inside a text; null for anything else.</summary>
    public static decimal? ReadNumber(ref Utf8JsonReader reader, ReadOnlySpan<byte> body) => JsonValue.Read(ref reader).Number(body);

    /// <summary>A list of texts, or a single text; anything else is left out.</summary>
    public static IReadOnlyList<string> ReadTexts(ref Utf8JsonReader reader, ReadOnlySpan<byte> body)
    {
        var texts = new List<string>();
        reader.Read();
        switch (reader.TokenType)
        {
            case JsonTokenType.StartArray:
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    if (reader.TokenType == JsonTokenType.String && reader.GetString() is { Length: > 0 } text)
                    {
                        texts.Add(text);
                    }
                    else
                    {
                        reader.Skip();
                    }
                }

                break;
            case JsonTokenType.String when reader.GetString() is { Length: > 0 } one:
                texts.Add(one);
                break;
            default:
                reader.Skip();
                break;
        }

        return texts;
    }

    public static void SkipValue(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }
}
