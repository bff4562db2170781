using System.Text.Json;

namespace BracketBot.Telegram.Updates;

/// <summary>The sender's name: <c>from</c> of a message or a callback query. Parsed separately and leniently, so that an odd name never costs a tap.</summary>
internal static class SenderName
{
    private const int Longest = 64;

    public static string Of(JsonElement update)
    {
        foreach (var kind in (ReadOnlySpan<string>)["message", "callback_query"])
        {
            if (update.TryGetProperty(kind, out var part) && part.ValueKind == JsonValueKind.Object
                && part.TryGetProperty("from", out var from) && from.ValueKind == JsonValueKind.Object)
            {
                var name = string.Join(' ', new[] { Text(from, "first_name"), Text(from, "last_name") }.Where(t => t.Length > 0));
                var user = Text(from, "username") is { Length: > 0 } username ? $"@{username}" : "";
                return ShortText.Cut(name.Length == 0 ? user : user.Length == 0 ? name : $"{name} ({user})", Longest);
            }
        }

        return "";
    }

    private static string Text(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { } text ? text.Trim() : "";
}
