using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BracketBot.Sandbox.Telegram.Api;

/// <summary>Reads <c>reply_markup</c> as strictly as Telegram does ("InlineKeyboardMarkup").</summary>
internal static class KeyboardReader
{
    private const int MaxButtons = 100;

    /// <summary>The rows, or an error. Without markup, or with another kind of it, there are no rows.</summary>
    public static (IReadOnlyList<IReadOnlyList<InlineButton>> Rows, string? Error) Read(ApiRequest request)
    {
        if (request.Json("reply_markup") is not { } markup)
        {
            return request.Text("reply_markup") is { Length: > 0 } ? ([], "can't parse reply keyboard markup JSON object") : ([], null);
        }

        if (markup is not JsonObject fields)
        {
            return ([], "object expected as reply markup");
        }

        if (fields["inline_keyboard"] is not { } keyboard)
        {
            return ([], null);
        }

        if (keyboard is not JsonArray rows)
        {
            return ([], "field \"inline_keyboard\" of the InlineKeyboardMarkup must be an Array");
        }

        var read = new List<IReadOnlyList<InlineButton>>();
        foreach (var row in rows)
        {
            if (row is not JsonArray buttons)
            {
                return ([], "field \"inline_keyboard\" of the InlineKeyboardMarkup must be an Array of Arrays");
            }

            var line = new List<InlineButton>();
            foreach (var item in buttons)
            {
                var (button, error) = ReadButton(item);
                if (button is null)
                {
                    return ([], error);
                }

                line.Add(button);
            }

            if (line.Count > 0)
            {
                read.Add(line);
            }
        }

        return read.Sum(row => row.Count) > MaxButtons ? ([], "REPLY_MARKUP_TOO_LONG") : (read, null);
    }

    private static (InlineButton? Button, string? Error) ReadButton(JsonNode? item)
    {
        const string prefix = "can't parse inline keyboard button: ";
        if (item is not JsonObject fields)
        {
            return (null, prefix + "InlineKeyboardButton must be an Object");
        }

        if (Text(fields["text"]) is not { Length: > 0 } text)
        {
            return (null, prefix + "Can't find field \"text\"");
        }

        var data = Text(fields["callback_data"]);
        var url = Text(fields["url"]);
        var copy = fields["copy_text"] is JsonObject copied ? Text(copied["text"]) : null;
        var disabled = fields["disabled"];
        if (disabled is not (null or JsonObject))
        {
            return (null, prefix + "Field \"disabled\" must be of type Object");
        }

        if (new object?[] { data, url, copy, disabled }.Count(action => action is not null) != 1)
        {
            return (null, prefix + (data is null && url is null && copy is null && disabled is null
                ? "Text buttons are unallowed in the inline keyboard"
                : "exactly one of the optional fields must be used"));
        }

        if (data is not null && Encoding.UTF8.GetByteCount(data) is < 1 or > 64)
        {
            return (null, "BUTTON_DATA_INVALID");
        }

        if (copy is { Length: < 1 or > 256 })
        {
            return (null, "BUTTON_COPY_TEXT_INVALID");
        }

        if (url is not null && !IsAddress(url))
        {
            return (null, $"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL");
        }

        var style = fields["style"];
        return style is not null && Text(style) is not ("danger" or "success" or "primary")
            ? (null, prefix + "invalid button style specified")
            : (new(text, data, url, copy, Text(style), disabled is not null), null);
    }

    private static string? Text(JsonNode? node) =>
        node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;

    // Telegram rejects a name without a dot, such as localhost; a numeric address is fine.
    private static bool IsAddress(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && (uri.Scheme == "tg" || (uri.Scheme is "http" or "https" && uri.Host.Contains('.', StringComparison.Ordinal)));
}
