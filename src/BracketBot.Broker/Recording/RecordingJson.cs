using System.Text.Json;
using System.Text.RegularExpressions;

namespace BracketBot.Broker.Recording;

/// <summary>The form of a recording: <c>{"format","exchanges":[{"account","method","path","query","status","headers","body"}]}</c>.</summary>
internal static partial class RecordingJson
{
    /// <summary>Increase it when the format changes.</summary>
    private const string Format = "BracketBot recording 1";

    public static byte[] Write(IReadOnlyList<RecordedAnswer> answers, Mask mask)
    {
        // The first pass collects the names and ids to hide, so that the second also finds them in earlier answers.
        WriteOnce(answers, mask);
        return WriteOnce(answers, mask);
    }

    private static byte[] WriteOnce(IReadOnlyList<RecordedAnswer> answers, Mask mask)
    {
        using var file = new MemoryStream();
        using (var writer = new Utf8JsonWriter(file, MaskedJson.Options))
        {
            writer.WriteStartObject();
            writer.WriteString("format", Format);
            writer.WriteStartArray("exchanges");
            foreach (var answer in answers)
            {
                WriteAnswer(writer, answer, mask);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return file.ToArray();
    }

    private static void WriteAnswer(Utf8JsonWriter writer, RecordedAnswer answer, Mask mask)
    {
        writer.WriteStartObject();
        writer.WriteNumber("account", answer.Account);
        writer.WriteString("method", answer.Method);
        writer.WriteString("path", string.Join('/', answer.Path.Split('/').Select(segment => Place().IsMatch(segment) ? segment : MaskedPart(segment, mask))));
        writer.WriteString("query", string.Join('&', answer.Query.TrimStart('?').Split('&').Select(pair => MaskedPair(pair, mask))));
        if (answer.Status is { } status)
        {
            writer.WriteNumber("status", status);
            writer.WriteStartObject("headers");
            if (answer.ContentType.Length > 0)
            {
                writer.WriteString("Content-Type", MediaType().IsMatch(answer.ContentType) ? mask.Kept(answer.ContentType) : mask.Of(answer.ContentType));
            }

            if (answer.RetryAfter.Length > 0)
            {
                writer.WriteString("Retry-After", answer.RetryAfter);
            }

            writer.WriteEndObject();
        }

        if (answer.Body is { } body)
        {
            WriteBody(writer, body, mask);
        }

        if (answer.Problem.Length > 0)
        {
            writer.WriteString("problem", answer.Problem);
        }

        writer.WriteEndObject();
    }

    /// <summary>For a body that is not JSON only the length is written: a page may greet its reader by name.</summary>
    private static void WriteBody(Utf8JsonWriter writer, ReadOnlySpan<byte> body, Mask mask)
    {
        var json = body.StartsWith("\uFEFF"u8) ? body[3..] : body;
        if (MaskedJson.IsJson(json))
        {
            writer.WritePropertyName("body");
            new MaskedJson(mask).Copy(json, writer);
        }
        else
        {
            writer.WriteNumber("bodyBytes", body.Length);
        }
    }

    private static string MaskedPair(string pair, Mask mask) =>
        pair is "" or "type=pending" or "type=completed" ? pair : pair.Split('=', 2) is [var name, var value] ? $"{name}={MaskedPart(value, mask)}" : MaskedPart(pair, mask);

    private static string MaskedPart(string escaped, Mask mask) => Uri.EscapeDataString(mask.Of(Uri.UnescapeDataString(escaped)));

    /// <summary>The parts of the API's own addresses.</summary>
    [GeneratedRegex("^(api|v1|user|trading_info|orders|order|history|)$")]
    private static partial Regex Place();

    [GeneratedRegex("^[a-z]{1,12}/[a-z.+-]{1,40}(; charset=\"?[A-Za-z0-9-]{1,12}\"?)?$")]
    private static partial Regex MediaType();
}
