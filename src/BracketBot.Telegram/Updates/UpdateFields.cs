using System.Text.Json;

namespace BracketBot.Telegram.Updates;

/// <summary>
/// Reduces an update to the fields that the bot reads. Telegram may add something new to any part of an update, which makes the library fail to parse all
/// of it; a tap must not be lost because a message it quotes has an odd origin.
/// </summary>
internal sealed class UpdateFields
{
    private static readonly UpdateFields User = new(["id"], ["is_bot"]);
    private static readonly UpdateFields Chat = new(["id"], ["type"]);
    private static readonly UpdateFields Message = new(
        ["message_id"], ["text", "message_thread_id", "is_topic_message"], new() { ["from"] = User, ["chat"] = Chat });
    private static readonly UpdateFields TappedMessage = new(
        ["message_id"], ["date", "message_thread_id", "is_topic_message"], new() { ["chat"] = Chat });
    private static readonly UpdateFields Tap = new([], ["id", "data"], new() { ["from"] = User, ["message"] = TappedMessage });
    private static readonly UpdateFields Update = new([], [], new() { ["message"] = Message, ["callback_query"] = Tap });

    private readonly Dictionary<string, UpdateFields?> _fields;
    private readonly string[] _required;

    private UpdateFields(string[] required, string[] optional, Dictionary<string, UpdateFields?>? nested = null)
    {
        _required = required;
        _fields = nested ?? [];
        foreach (var name in required.Concat(optional))
        {
            _fields[name] = null;
        }
    }

    /// <exception cref="JsonException">Something required is missing. The path names it.</exception>
    public static byte[] Of(JsonElement update)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Update.Copy(update, writer, "$");
        }

        return buffer.ToArray();
    }

    private void Copy(JsonElement json, Utf8JsonWriter writer, string path)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            // If null is not allowed here, the library says so.
            writer.WriteRawValue(json.GetRawText());
            return;
        }

        if (Array.Find(_required, name => !json.TryGetProperty(name, out _)) is { } missing)
        {
            throw new JsonException(null, $"{path}.{missing}", null, null);
        }

        writer.WriteStartObject();
        foreach (var property in json.EnumerateObject())
        {
            if (!_fields.TryGetValue(property.Name, out var nested))
            {
                continue;
            }

            writer.WritePropertyName(property.Name);
            if (nested is null)
            {
                writer.WriteRawValue(property.Value.GetRawText());
            }
            else
            {
                nested.Copy(property.Value, writer, $"{path}.{property.Name}");
            }
        }

        writer.WriteEndObject();
    }
}
