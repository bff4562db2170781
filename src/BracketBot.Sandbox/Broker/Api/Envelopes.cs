using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace BracketBot.Sandbox.Broker;

/// <summary>The broker's JSON envelopes, written as the documentation prints them or as the profile requires.</summary>
internal sealed class Envelopes(Func<BrokerProfile> profile, bool errorsComeWithHttp200)
{
    // The documentation shows backticks, apostrophes and ampersands unescaped, and four spaces of indentation.
    private static readonly JsonWriterOptions AsDocumented = new() { Indented = true, IndentSize = 4, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public Answer Cancelled() => new(200, Write(AsDocumented, json =>
    {
        json.WriteStartObject();
        if (profile() == BrokerProfile.Terse)
        {
            json.WriteString("status", "success");
            json.WriteEndObject();
            return;
        }

        json.WriteStartObject("data");
        json.WriteString("basket_id", "");
        json.WriteString("message", "Order Cancelled Successfully");
        json.WriteEndObject();
        json.WriteString("message", "");
        json.WriteString("status", "success");
        json.WriteEndObject();
    }))
    { Acted = true };

    /// <summary>A success with data that the caller writes.</summary>
    public Answer Success(Action<Utf8JsonWriter> data) => new(200, Write(Compact, json =>
    {
        json.WriteStartObject();
        json.WriteStartObject("data");
        data(json);
        json.WriteEndObject();
        if (profile() != BrokerProfile.Terse)
        {
            json.WriteString("message", "");
        }

        json.WriteString("status", "success");
        json.WriteEndObject();
    }));

    public static Answer Bare(Action<Utf8JsonWriter> members, int status = 200) => new(status, Write(Compact, json =>
    {
        json.WriteStartObject();
        members(json);
        json.WriteEndObject();
    }));

    public static Answer SessionOver() => Error(401, ErrorCode.SessionOver, "Session expired. Please log in again");

    public static Answer AddressRefused(BrokerFault.AddressRefused fault) => Error(fault.Status, ErrorCode.Forbidden, fault.Message);

    public static Answer TooManyRequests(TimeSpan retryAfter) =>
        Error(429, ErrorCode.TooManyRequests, "Too many requests") with { RetryAfter = retryAfter };

    public static Answer HtmlPage(int status) => new(status, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
        $"<html>\r\n<head><title>{status}</title></head>\r\n<body>\r\n<center><h1>{status}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n")))
    { ContentType = "text/html" };

    public Answer Error(int code, string message)
    {
        var status = code switch
        {
            ErrorCode.Forbidden => 403,
            ErrorCode.OrderNotFound or ErrorCode.LegNotFound or ErrorCode.NoData => 404,
            _ => 400,
        };
        return profile() switch
        {
            BrokerProfile.Terse => Bare(json =>
            {
                json.WriteString("status", "failed");
                json.WriteString("message", message);
            }),
            BrokerProfile.Odd => Bare(
                json =>
                {
                    json.WriteNull("data");
                    json.WriteString("error_code", code.ToString(CultureInfo.InvariantCulture));
                    json.WriteString("message", message);
                    json.WriteString("status", "Error");
                },
                status),
            _ => Error(errorsComeWithHttp200 ? 200 : status, code, message),
        };
    }

    public Answer Blank(string field) => Error(ErrorCode.BadField, $"`{field}` can't be blank");

    public Answer Invalid(string field) => Error(ErrorCode.BadField, $"`{field}` is invalid");

    private static Answer Error(int status, int code, string message) => new(status, Write(AsDocumented, json =>
    {
        json.WriteStartObject();
        json.WriteStartObject("data");
        json.WriteEndObject();
        json.WriteNumber("error_code", code);
        json.WriteString("message", message);
        json.WriteString("status", "error");
        json.WriteEndObject();
    }));

    private static byte[] Write(JsonWriterOptions options, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, options))
        {
            write(json);
        }

        return buffer.WrittenSpan.ToArray();
    }
}
