using System.Text.Json;

namespace BracketBot.Telegram.Updates;

/// <summary>Messages that nobody wrote to the bot, no matter whom they name as sender (Bot API, "Message").</summary>
internal static class NotWritten
{
    /// <summary>Telegram's own account: it forwards a channel's posts into the linked group, and announces logins.</summary>
    private const long TelegramItself = 777000;

    private static readonly string[] ServiceFields =
    [
        "new_chat_members", "left_chat_member", "new_chat_title", "new_chat_photo", "delete_chat_photo", "group_chat_created", "supergroup_chat_created",
        "channel_chat_created", "message_auto_delete_timer_changed", "migrate_to_chat_id", "migrate_from_chat_id", "pinned_message", "invoice",
        "successful_payment", "refunded_payment", "users_shared", "chat_shared", "connected_website", "write_access_allowed", "passport_data",
        "proximity_alert_triggered", "boost_added", "chat_background_set", "forum_topic_created", "forum_topic_edited", "forum_topic_closed",
        "forum_topic_reopened", "general_forum_topic_hidden", "general_forum_topic_unhidden", "giveaway_created", "giveaway", "giveaway_winners",
        "giveaway_completed", "video_chat_scheduled", "video_chat_started", "video_chat_ended", "video_chat_participants_invited",
    ];

    public static bool Is(JsonElement update)
    {
        if (!update.TryGetProperty("message", out var message) || message.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        // Sent in the name of a channel, or of the group by an anonymous administrator: no user's authority.
        return message.TryGetProperty("sender_chat", out _) || message.TryGetProperty("is_automatic_forward", out _)
            || (Part(message, "from") is { } from && from.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.Number && id.TryGetInt64(out var sender) && sender == TelegramItself)
            || Array.Exists(ServiceFields, f => message.TryGetProperty(f, out _))
            || (IsGroup(message) && IsAnotherBots(message));
    }

    private static bool IsGroup(JsonElement message) =>
        !(Part(message, "chat") is { } chat && chat.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.ValueEquals("private"u8));

    /// <summary>Sent through another bot, or a reply to a bot without any @ mention.</summary>
    private static bool IsAnotherBots(JsonElement message) => message.TryGetProperty("via_bot", out _)
        || (Part(message, "reply_to_message") is { } repliedTo && Part(repliedTo, "from") is { } author
            && author.TryGetProperty("is_bot", out var isBot) && isBot.ValueKind == JsonValueKind.True
            && !(message.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String && text.GetRawText().Contains('@', StringComparison.Ordinal)));

    private static JsonElement? Part(JsonElement json, string name) =>
        json.TryGetProperty(name, out var part) && part.ValueKind == JsonValueKind.Object ? part : null;
}
