using System.Text.Json;
using BracketBot.Core.Accounts;
using BracketBot.Core.Chat;
using Telegram.Bot;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using MessageId = BracketBot.Core.Chat.MessageId;

namespace BracketBot.Telegram.Updates;

/// <summary>
/// Turns one Telegram update (Bot API, "Update") into one of ours, whichever way it arrived. Only taps and new messages written by people become one;
/// everything else (edited messages, channel posts, service messages, other bots) is skipped.
/// </summary>
public static class UpdateParser
{
    /// <param name="json">One Update object, UTF-8.</param>
    public static ParsedUpdate Parse(ReadOnlyMemory<byte> json, DateTimeOffset receivedAt, bool waited)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Parse(document.RootElement, receivedAt, waited);
        }
        catch (JsonException)
        {
            return new ParsedUpdate(null, null, "not JSON");
        }
    }

    internal static ParsedUpdate Parse(JsonElement json, DateTimeOffset receivedAt, bool waited)
    {
        if (json.ValueKind != JsonValueKind.Object
            || !json.TryGetProperty("update_id", out var number)
            || number.ValueKind != JsonValueKind.Number
            || !number.TryGetInt64(out var id))
        {
            return new ParsedUpdate(null, null, "no update_id");
        }

        if (NotWritten.Is(json))
        {
            return new ParsedUpdate(new UpdateId(id), null, null);
        }

        try
        {
            var update = JsonSerializer.Deserialize(UpdateFields.Of(json), JsonBotSerializerContext.Default.Update);
            return new ParsedUpdate(new UpdateId(id), Read(new UpdateId(id), update, receivedAt, waited) is { } read ? read with { FromName = SenderName.Of(json) } : null, null);
        }
        catch (JsonException e)
        {
            // The path names the field; the exception's message may quote what a user wrote.
            return new ParsedUpdate(new UpdateId(id), null, $"unreadable at {e.Path}");
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or OverflowException or KeyNotFoundException or ArgumentException)
        {
            // Thrown by the library's converters, and for text that is not valid Unicode.
            return new ParsedUpdate(new UpdateId(id), null, $"unreadable ({e.GetType().Name})");
        }
    }

    private static IncomingUpdate? Read(UpdateId id, Update? update, DateTimeOffset receivedAt, bool waited) => update switch
    {
        { Message: { From: { IsBot: false } from, Chat: { } chat } message } when IsWritten(message, chat) => new IncomingMessage(
            id, new TelegramUserId(from.Id), receivedAt, waited,
            Address(message, chat), IsPrivate(chat), new MessageId(message.Id), message.Text ?? ""),
        { CallbackQuery: { Id: { } tap, From: { IsBot: false } from } query } => new IncomingTap(
            id, new TelegramUserId(from.Id), receivedAt, waited, new TapId(tap), query.Data ?? "",
            query.Message is { Chat: { } chat } message ? Address(message, chat) : null,
            query.Message is { } accessible && accessible.Date != default ? new MessageId(accessible.Id) : null),
        _ => null,
    };

    /// <summary>In groups, joins, leaves, new titles and pins arrive as messages too; they have no text.</summary>
    private static bool IsWritten(Message message, Chat chat) => IsPrivate(chat) || !string.IsNullOrEmpty(message.Text);

    private static bool IsPrivate(Chat chat) => chat.Type == ChatType.Private;

    /// <summary>Replies in a group without topics also carry a message_thread_id, which Telegram rejects when it is sent back.</summary>
    private static ChatAddress Address(Message message, Chat chat) =>
        new(chat.Id, message.IsTopicMessage ? message.MessageThreadId : null);
}
