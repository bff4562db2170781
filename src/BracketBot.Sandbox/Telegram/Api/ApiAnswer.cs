using System.Globalization;
using System.Text.Json.Nodes;

namespace BracketBot.Sandbox.Telegram.Api;

/// <summary>The envelope of an answer ("Making requests" in the Bot API's documentation). Code 0 cuts the connection.</summary>
internal sealed record ApiAnswer(int Code, JsonNode? Result, string? Description = null, JsonObject? Parameters = null)
{
    public static ApiAnswer True => Ok(JsonValue.Create(true));

    public static ApiAnswer Cut { get; } = new(0, null);

    public static ApiAnswer Ok(JsonNode result) => new(200, result);

    public static ApiAnswer BadRequest(string why) => new(400, null, "Bad Request: " + why);

    public static ApiAnswer Conflict(string why) => new(409, null, "Conflict: " + why);

    public static ApiAnswer TooMany(TimeSpan wait)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        return new(429, null,
            string.Create(CultureInfo.InvariantCulture, $"Too Many Requests: retry after {seconds}"),
            new JsonObject { ["retry_after"] = seconds });
    }

    public JsonObject ToJson()
    {
        if (Code == 200)
        {
            return new JsonObject { ["ok"] = true, ["result"] = Result };
        }

        var envelope = new JsonObject { ["ok"] = false, ["error_code"] = Code, ["description"] = Description };
        if (Parameters is not null)
        {
            envelope["parameters"] = Parameters;
        }

        return envelope;
    }
}
