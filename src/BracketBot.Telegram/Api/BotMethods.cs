using System.Text.Json;

namespace BracketBot.Telegram.Api;

/// <summary>The methods in use. Where the answer's content does not matter it is taken as it comes.</summary>
internal static class BotMethods
{
    /// <summary>How long Telegram holds a poll open when nothing comes.</summary>
    public static readonly TimeSpan PollTimeout = TimeSpan.FromSeconds(8);

    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(10);

    public static readonly BotMethod<Nothing, User> GetMe = new("getMe", BotJson.Default.Nothing, BotJson.Default.ReplyUser, Usual);

    public static readonly BotMethod<GetUpdates, JsonElement?> GetUpdates =
        new("getUpdates", BotJson.Default.GetUpdates, BotJson.Default.ReplyNullableJsonElement, PollTimeout + TimeSpan.FromSeconds(7));

    public static readonly BotMethod<DeleteWebhook, JsonElement?> DeleteWebhook =
        new("deleteWebhook", BotJson.Default.DeleteWebhook, BotJson.Default.ReplyNullableJsonElement, Usual);

    public static readonly BotMethod<SendMessage, Message> SendMessage =
        new("sendMessage", BotJson.Default.SendMessage, BotJson.Default.ReplyMessage, Usual);

    public static readonly BotMethod<EditMessageText, JsonElement?> EditMessageText =
        new("editMessageText", BotJson.Default.EditMessageText, BotJson.Default.ReplyNullableJsonElement, Usual);

    public static readonly BotMethod<AnswerCallbackQuery, JsonElement?> AnswerCallbackQuery =
        new("answerCallbackQuery", BotJson.Default.AnswerCallbackQuery, BotJson.Default.ReplyNullableJsonElement, Usual);

    public static readonly BotMethod<SendChatAction, JsonElement?> SendChatAction =
        new("sendChatAction", BotJson.Default.SendChatAction, BotJson.Default.ReplyNullableJsonElement, TimeSpan.FromSeconds(4));

    public static readonly BotMethod<SetMyCommands, JsonElement?> SetMyCommands =
        new("setMyCommands", BotJson.Default.SetMyCommands, BotJson.Default.ReplyNullableJsonElement, Usual);
}
