using BracketBot.Core;
using BracketBot.Core.Chat;
using Microsoft.Extensions.Logging;

namespace BracketBot.Telegram.Outbox;

/// <summary>One attempt to deliver one card; a card that Telegram rejects as it is goes as plain text.</summary>
internal sealed class CardDelivery(IChat chat, ILogger log)
{
    public async Task<Result<MessageId, ChatError>> TryAsync(OutboxCard card, CancellationToken cancellation)
    {
        var answer = await SendOrEditAsync(card, card.Card, cancellation);
        if (answer.Error is ChatError.Refused refusal)
        {
            TelegramLog.CardRefused(log, card.Id.Value, refusal.Code, refusal.Description);
            answer = await SendOrEditAsync(card, PlainCard.Of(card.Card), cancellation);
        }

        Log(card, answer.Error);
        return answer;
    }

    private Task<Result<MessageId, ChatError>> SendOrEditAsync(OutboxCard card, Card content, CancellationToken cancellation) =>
        card.MessageId is { } message
            ? chat.EditAsync(card.To, message, content, cancellation)
            : chat.SendAsync(card.To, content, cancellation);

    private void Log(OutboxCard card, ChatError? error)
    {
        switch (error)
        {
            case ChatError.FloodWait flood:
                TelegramLog.ChatFlooded(log, card.To.ChatId, flood.RetryAfter.TotalSeconds);
                break;
            case ChatError.Moved moved:
                TelegramLog.ChatMoved(log, card.To.ChatId, moved.NewChatId);
                break;
            case ChatError.Blocked blocked:
                TelegramLog.ChatBlocked(log, card.To.ChatId, blocked.Description, card.Id.Value);
                break;
            case ChatError.Refused refused:
                TelegramLog.CardGivenUp(log, card.Id.Value, refused.Code, refused.Description);
                break;
        }
    }
}
