using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BracketBot.Sandbox.Telegram.Api;

/// <summary>A call's parameters. As at Telegram, numbers and booleans may come as strings, and nested objects as JSON in a string.</summary>
internal sealed class ApiRequest(string method, JsonObject parameters)
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    public string Method => method;

    public JsonObject Parameters => parameters;

    public static async Task<ApiRequest?> ReadAsync(string method, HttpRequest request, CancellationToken cancel)
    {
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync(cancel);
            return new(method, new JsonObject(form.Select(field => KeyValuePair.Create(field.Key, (JsonNode?)field.Value.ToString()))));
        }
        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes, cancel);
        if (bytes.Length == 0)
            return new(method, new JsonObject(request.Query.Select(field => KeyValuePair.Create(field.Key, (JsonNode?)field.Value.ToString()))));
        try
        {
            var text = StrictUtf8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
            return JsonNode.Parse(text) is JsonObject body && HasWholeStrings(body) ? new(method, body) : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or DecoderFallbackException or ArgumentException)
        {
            return null;
        }
    }

    public string? Text(string name) => parameters[name] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        var other => other.ToJsonString(),
    };

    public long? Number(string name) =>
        long.TryParse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public bool Flag(string name) => Text(name) is "true" or "True" or "1";

    /// <summary>An object or array; null where it is absent or no JSON.</summary>
    public JsonNode? Json(string name)
    {
        if (parameters[name] is not JsonValue value || value.GetValueKind() != JsonValueKind.String)
            return parameters[name];
        try
        {
            return JsonNode.Parse(value.GetValue<string>());
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Half a surrogate pair, escaped, is good JSON and no text; it shows only when the string is read.
    private static bool HasWholeStrings(JsonNode? node)
    {
        try
        {
            return node switch
            {
                JsonObject fields => fields.All(field => HasWholeStrings(field.Value)),
                JsonArray items => items.All(HasWholeStrings),
                JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>() is not null,
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
