namespace BracketBot.Telegram.Api;

internal sealed record Nothing;

/// <param name="Timeout">Seconds; 0 answers at once.</param>
internal sealed record GetUpdates(long? Offset, int Limit, int Timeout, IReadOnlyList<string> AllowedUpdates);

internal sealed record DeleteWebhook(bool DropPendingUpdates);

internal sealed record SendMessage(
    long ChatId, int? MessageThreadId, string Text, string ParseMode, LinkPreviewOptions LinkPreviewOptions, InlineKeyboard? ReplyMarkup);

/// <param name="ReplyMarkup">An edit without it takes the buttons away.</param>
internal sealed record EditMessageText(
    long ChatId, long MessageId, string Text, string ParseMode, LinkPreviewOptions LinkPreviewOptions, InlineKeyboard? ReplyMarkup);

internal sealed record LinkPreviewOptions(bool IsDisabled);

/// <param name="Keyboard">Rows of buttons.</param>
internal sealed record InlineKeyboard(
    [property: System.Text.Json.Serialization.JsonPropertyName("inline_keyboard")] IReadOnlyList<IReadOnlyList<InlineButton>> Keyboard);

/// <param name="Style"><c>danger</c> or <c>primary</c> (Bot API 9.4); null for a plain one.</param>
/// <param name="Disabled">In place of the callback data: it is shown and does nothing (Bot API 10.3).</param>
internal sealed record InlineButton(string Text, string? CallbackData, string? Style, Nothing? Disabled = null);

internal sealed record AnswerCallbackQuery(string CallbackQueryId, string? Text, bool? ShowAlert);

internal sealed record SendChatAction(long ChatId, int? MessageThreadId, string Action);

internal sealed record SetMyCommands(IReadOnlyList<BotCommand> Commands);
