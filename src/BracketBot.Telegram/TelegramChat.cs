using System.Text.Json;
using BracketBot.Core;
using BracketBot.Core.Chat;
using BracketBot.Telegram.Api;
using Telegram.Bot.Requests;
using Telegram.Bot.Requests.Abstractions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;
using MessageId = BracketBot.Core.Chat.MessageId;

namespace BracketBot.Telegram;

/// <summary>The chat over Telegram's Bot API. Thread-safe.</summary>
public sealed class TelegramChat(BotApi api) : IChat
{
    private const int LongestTapAnswer = 200;

    /// <summary>A typing indicator is useless if it comes later than this.</summary>
    private static readonly TimeSpan TypingWithin = TimeSpan.FromSeconds(4);

    /// <summary>A file takes longer than a message.</summary>
    private static readonly TimeSpan FileWithin = TimeSpan.FromMinutes(1);

    private static readonly LinkPreviewOptions NoPreview = new() { IsDisabled = true };

    /// <inheritdoc/>
    public async Task<Result<MessageId, ChatError>> SendAsync(ChatAddress to, Card card, CancellationToken cancellation)
    {
        var request = new SendMessageRequest
        {
            ChatId = to.ChatId,
            MessageThreadId = to.ThreadId,
            Text = card.Html,
            ParseMode = ParseMode.Html,
            LinkPreviewOptions = NoPreview,
            ReplyMarkup = Keyboard(card),
            DisableNotification = card.IsSilent,
        };
        return Sent(await api.CallAsync(request, BotApi.Usual, cancellation));
    }

    /// <inheritdoc/>
    public async Task<Result<MessageId, ChatError>> SendFileAsync(ChatAddress to, ChatFile file, CancellationToken cancellation)
    {
        using var stream = new MemoryStream(file.Bytes.ToArray(), writable: false);
        var upload = InputFile.FromStream(stream, file.Name);
        IRequest request = file.IsPicture
            ? new SendPhotoRequest { ChatId = to.ChatId, MessageThreadId = to.ThreadId, Photo = upload, Caption = file.Html, ParseMode = ParseMode.Html }
            : new SendDocumentRequest { ChatId = to.ChatId, MessageThreadId = to.ThreadId, Document = upload, Caption = file.Html, ParseMode = ParseMode.Html };
        return Sent(await api.CallAsync(request, FileWithin, cancellation));
    }

    private static Result<MessageId, ChatError> Sent(Result<JsonElement, ApiFailure> answer)
    {
        if (!answer.Try(out var message, out var failure))
        {
            return ChatErrors.From(failure);
        }

        return message.ValueKind == JsonValueKind.Object && message.TryGetProperty("message_id", out var id) && id.ValueKind == JsonValueKind.Number
            && id.TryGetInt32(out var number)
            ? new MessageId(number)
            : ChatErrors.From(ApiFailure.NotOfTheBotApi(200));
    }

    /// <inheritdoc/>
    public async Task<Result<MessageId, ChatError>> EditAsync(
        ChatAddress to, MessageId message, Card card, CancellationToken cancellation)
    {
        var request = new EditMessageTextRequest
        {
            ChatId = to.ChatId,
            MessageId = checked((int)message.Value),
            Text = card.Html,
            ParseMode = ParseMode.Html,
            LinkPreviewOptions = NoPreview,
            ReplyMarkup = Keyboard(card),
        };
        var answer = await api.CallAsync(request, BotApi.Usual, cancellation);
        return answer.Try(out _, out var failure) || failure.IsNotModified ? message : ChatErrors.From(failure);
    }

    /// <inheritdoc/>
    public Task<ChatError?> AnswerTapAsync(TapId tap, string? text, bool alert, CancellationToken cancellation) => CallAsync(
        new AnswerCallbackQueryRequest { CallbackQueryId = tap.Value, Text = text is null ? null : ShortText.Cut(text, LongestTapAnswer), ShowAlert = alert },
        BotApi.Usual, cancellation);

    /// <inheritdoc/>
    public Task<ChatError?> ShowTypingAsync(ChatAddress to, CancellationToken cancellation) => CallAsync(
        new SendChatActionRequest { ChatId = to.ChatId, MessageThreadId = to.ThreadId, Action = ChatAction.Typing }, TypingWithin, cancellation);

    /// <inheritdoc/>
    public Task<ChatError?> DeleteAsync(ChatAddress to, MessageId message, CancellationToken cancellation) => CallAsync(
        new DeleteMessageRequest { ChatId = to.ChatId, MessageId = checked((int)message.Value) }, BotApi.Usual, cancellation);

    private async Task<ChatError?> CallAsync(IRequest request, TimeSpan within, CancellationToken cancellation)
    {
        var answer = await api.CallAsync(request, within, cancellation);
        return answer.Try(out _, out var failure) ? null : ChatErrors.From(failure);
    }

    private static InlineKeyboardMarkup? Keyboard(Card card) =>
        card.Buttons.Count == 0 ? null : new InlineKeyboardMarkup(card.Buttons.Select(row => row.Select(Button)));

    private static InlineKeyboardButton Button(CardButton button) => new(button.Text)
    {
        CallbackData = button.CallbackData,
        Style = button.Style switch
        {
            ButtonStyle.Danger => KeyboardButtonStyle.Danger,
            ButtonStyle.Primary => KeyboardButtonStyle.Primary,
            ButtonStyle.Plain => null,
        },
        Url = button.Url,
        Disabled = button.IsDisabled ? new() : null,
    };
}
