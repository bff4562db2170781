using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BracketBot.Sandbox.Telegram.Api;

/// <summary>A call's parameters. As at Telegram, numbers and booleans may come as strings, and nested objects as JSON in a string.</summary>
internal sealed class ApiRequest(string method, JsonObject parameters, IReadOnlyDictionary<string, UploadedFile>? files = null)
{
    private const string Attached = "attach://";

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    public string Method => method;

    public JsonObject Parameters => parameters;

    public static async Task<ApiRequest?> ReadAsync(string method, HttpRequest request, CancellationToken cancel)
    {
        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes, cancel);
        if (request.HasFormContentType)
        {
            // Read only once it is complete: any error after that is the form's fault, not the connection's.
            bytes.Position = 0;
            request.Body = bytes;
            return await ReadFormAsync(method, request, cancel);
        }

        if (bytes.Length == 0)
        {
            return new(method, new JsonObject(request.Query.Select(field => KeyValuePair.Create(field.Key, (JsonNode?)field.Value.ToString()))));
        }

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

    /// <summary>The file under this name, or under the name that the field refers to; null for none.</summary>
    public UploadedFile? File(string name)
    {
        var part = Text(name) is { } text && text.StartsWith(Attached, StringComparison.Ordinal) ? text[Attached.Length..] : name;
        return files?.GetValueOrDefault(part);
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

    /// <summary>An object or array; null if absent or not JSON.</summary>
    public JsonNode? Json(string name)
    {
        if (parameters[name] is not JsonValue value || value.GetValueKind() != JsonValueKind.String)
        {
            return parameters[name];
        }

        try
        {
            return JsonNode.Parse(value.GetValue<string>());
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Null if the form is malformed.</summary>
    private static async Task<ApiRequest?> ReadFormAsync(string method, HttpRequest request, CancellationToken cancel)
    {
        try
        {
            var form = await request.ReadFormAsync(cancel);
            var fields = new JsonObject(form.Select(field => KeyValuePair.Create(field.Key, (JsonNode?)field.Value.ToString())));
            var files = new Dictionary<string, UploadedFile>();
            foreach (var file in form.Files)
            {
                using var bytes = new MemoryStream();
                await file.CopyToAsync(bytes, cancel);
                files[file.Name] = new(file.FileName, file.ContentType, bytes.ToArray());
                // So that the record of calls shows that there was a file.
                if (!fields.Any(field => field.Value?.GetValue<string>() == Attached + file.Name))
                {
                    fields[file.Name] = Attached + file.Name;
                }
            }

            return new(method, fields, files);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            return null;
        }
    }

    // An escaped lone surrogate is valid JSON but not valid text, which shows only when the string is read.
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
