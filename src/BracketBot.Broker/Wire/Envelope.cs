using System.Text.Json;

namespace BracketBot.Broker.Wire;

/// <summary>
/// The API's envelope: <c>{"status":"success"|"error","message":string,"data":object,"error_code":number?}</c>; some hosts say <c>"failed"</c> for
/// <c>"error"</c>. The documented sample of an order's history has <c>status</c> and <c>message</c> inside <c>data</c>; those count if the body itself
/// has no <c>status</c>.
/// </summary>
/// <param name="Success">What <c>status</c> says. With any other word, or without one, there is no envelope.</param>
/// <param name="Code"><c>error_code</c>; null for none.</param>
/// <param name="Message"><c>message</c>, word for word; "" for none.</param>
/// <param name="Data">The JSON of <c>data</c>, a slice of the body; empty for none.</param>
internal sealed record Envelope(bool Success, int? Code, string Message, ReadOnlyMemory<byte> Data)
{
    /// <summary>The envelope in a body; null if there is none (not JSON, cut off, another shape).</summary>
    /// <param name="into">Reads <c>data</c> in the same pass. Ignore what it read if there is no envelope.</param>
    public static Envelope? Read(ReadOnlyMemory<byte> body, IDataReader? into = null)
    {
        if (body.Span.StartsWith("\uFEFF"u8))
        {
            body = body[3..];
        }

        try
        {
            return ReadObject(body, into);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Envelope? ReadObject(ReadOnlyMemory<byte> body, IDataReader? into)
    {
        var reader = LenientJson.Reader(body.Span);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        bool? success = null;
        int? code = null;
        var message = "";
        var data = ReadOnlyMemory<byte>.Empty;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.Names("status"u8))
            {
                success = StatusOf(LenientJson.ReadText(ref reader, body.Span));
            }
            else if (reader.Names("message"u8))
            {
                message = LenientJson.ReadText(ref reader, body.Span);
            }
            else if (reader.Names("error_code"u8))
            {
                code = CodeOf(LenientJson.ReadNumber(ref reader, body.Span));
            }
            else if (reader.Names("data"u8))
            {
                data = ReadData(ref reader, body, into);
            }
            else
            {
                LenientJson.SkipValue(ref reader);
            }
        }
        // Read on to the end: it shows that nothing was cut off and that nothing follows.
        while (reader.Read())
        {
        }

        return success is { } said ? new(said, code, message, data) : ReadInside(data);
    }

    /// <summary>The value's own JSON, as a slice of the body.</summary>
    private static ReadOnlyMemory<byte> ReadData(ref Utf8JsonReader reader, ReadOnlyMemory<byte> body, IDataReader? into)
    {
        reader.Read();
        var start = (int)reader.TokenStartIndex;
        if (into is null)
        {
            reader.Skip();
        }
        else
        {
            into.Read(ref reader, body.Span);
        }

        return body[start..(int)reader.BytesConsumed];
    }

    private static Envelope? ReadInside(ReadOnlyMemory<byte> data)
    {
        var reader = LenientJson.Reader(data.Span);
        if (data.IsEmpty || !reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        bool? success = null;
        int? code = null;
        var message = "";
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.Names("status"u8))
            {
                success = StatusOf(LenientJson.ReadText(ref reader, data.Span));
            }
            else if (reader.Names("message"u8))
            {
                message = LenientJson.ReadText(ref reader, data.Span);
            }
            else if (reader.Names("error_code"u8))
            {
                code = CodeOf(LenientJson.ReadNumber(ref reader, data.Span));
            }
            else
            {
                LenientJson.SkipValue(ref reader);
            }
        }

        return success is { } said ? new(said, code, message, data) : null;
    }

    private static bool? StatusOf(string word) => word.Trim().ToUpperInvariant() switch
    {
        "SUCCESS" => true,
        "ERROR" or "FAILED" => false,
        _ => null,
    };

    private static int? CodeOf(decimal? number) =>
        number is >= int.MinValue and <= int.MaxValue && decimal.IsInteger(number.Value) ? (int)number.Value : null;
}
