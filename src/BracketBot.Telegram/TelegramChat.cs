using BracketBot.Core;
using BracketBot.Core.Chat;
using BracketBot.Telegram.Api;

namespace BracketBot.Telegram;

/// <summary>The chat over Telegram's Bot API. Thread-safe.</summary>
public sealed class TelegramChat(BotApi api) : IChat
{
    private const string Html = "HTML";
    private const int LongestTapAnswer = 200;

    private static readonly LinkPreviewOptions NoPreview = new(IsDisabled: true);

    /// <inheritdoc/>
    public async Task<Result<MessageId, ChatError>> SendAsync(ChatAddress to, Card card, CancellationToken cancellation)
    {
        var request = new SendMessage(to.ChatId, to.ThreadId, card.Html, Html, NoPreview, Keyboard(card));
        var answer = await api.CallAsync(BotMethods.SendMessage, request, cancellation);
        return answer.Try(out var message, out var failure) ? new MessageId(message.MessageId) : ChatErrors.From(failure);
    }

    /// <inheritdoc/>
    public async Task<Result<MessageId, ChatError>> EditAsync(
        ChatAddress to, MessageId message, Card card, CancellationToken cancellation)
    {
        var request = new EditMessageText(to.ChatId, message.Value, card.Html, Html, NoPreview, Keyboard(card));
        var answer = await api.CallAsync(BotMethods.EditMessageText, request, cancellation);
        return answer.Try(out _, out var failure) || failure.IsNotModified ? message : ChatErrors.From(failure);
    }

    /// <inheritdoc/>
    public async Task<ChatError?> AnswerTapAsync(TapId tap, string? text, bool alert, CancellationToken cancellation)
    {
        var request = new AnswerCallbackQuery(tap.Value, text is null ? null : ShortText.Cut(text, LongestTapAnswer), alert ? true : null);
        var answer = await api.CallAsync(BotMethods.AnswerCallbackQuery, request, cancellation);
        return answer.Try(out _, out var failure) ? null : ChatErrors.From(failure);
    }

    /// <inheritdoc/>
    public async Task<ChatError?> ShowTypingAsync(ChatAddress to, CancellationToken cancellation)
    {
        var request = new SendChatAction(to.ChatId, to.ThreadId, "typing");
        var answer = await api.CallAsync(BotMethods.SendChatAction, request, cancellation);
        return answer.Try(out _, out var failure) ? null : ChatErrors.From(failure);
    }

    private static InlineKeyboard? Keyboard(Card card) => card.Buttons.Count == 0
        ? null
        : new InlineKeyboard([.. card.Buttons.Select(row => (IReadOnlyList<InlineButton>)[.. row.Select(Button)])]);

    private static InlineButton Button(CardButton button) => new(button.Text, button.CallbackData, button.Style switch
    {
        ButtonStyle.Danger => "danger",
        ButtonStyle.Primary => "primary",
        _ => null,
    }, button.CallbackData is null ? new Nothing() : null);
}
