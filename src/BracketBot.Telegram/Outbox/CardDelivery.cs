using BracketBot.Core;
using BracketBot.Core.Chat;
using Microsoft.Extensions.Logging;

namespace BracketBot.Telegram.Outbox;

/// <summary>One try to bring one card into the chat, and what each answer of Telegram's means for it.</summary>
internal sealed class CardDelivery(IChat chat, TimeProvider time, ILogger log)
{
    private static readonly TimeSpan WrongTokenPause = TimeSpan.FromSeconds(30);

    // Somebody stares at the phone to learn what became of a cancel.
    private static readonly TimeSpan CancelAnswerCap = TimeSpan.FromSeconds(5);

    public async Task<Landing> TryAsync(OutboxCard card, CancellationToken cancellation)
    {
        var answer = await SendOrEditAsync(card, card.Card, cancellation);
        if (answer.Error is ChatError.Refused refusal)
        {
            log.CardRefused(card.Id.Value, refusal.Code, refusal.Description);
            answer = await SendOrEditAsync(card, PlainCard.Of(card.Card), cancellation);
        }

        var now = time.GetUtcNow();
        return answer.Try(out var message, out var error)
            ? new Landing(new CardDelivered(card.Id, card.Revision, message, now), null, null)
            : Failed(card, error, now);
    }

    private Task<Result<MessageId, ChatError>> SendOrEditAsync(OutboxCard card, Card content, CancellationToken cancellation) =>
        card.MessageId is { } message
            ? chat.EditAsync(card.To, message, content, cancellation)
            : chat.SendAsync(card.To, content, cancellation);

    private Landing Failed(OutboxCard card, ChatError error, DateTimeOffset now)
    {
        switch (error)
        {
            case ChatError.FloodWait flood:
                return Later(card, error, now + flood.RetryAfter, countsAsFailure: false);
            case ChatError.MessageGone:
                return new Landing(new CardDelayed(card.Id, now, CountsAsFailure: false, ForgetMessage: true), error, now);
            case ChatError.Moved moved:
                log.ChatMoved(card.To.ChatId, moved.NewChatId);
                // A group that becomes a supergroup numbers its messages anew, and had no topics.
                return new Landing(
                    new CardDelayed(card.Id, now, CountsAsFailure: false, ForgetMessage: true, new ChatAddress(moved.NewChatId)), error, now);
            case ChatError.Blocked blocked:
                log.ChatBlocked(card.To.ChatId, blocked.Description, card.Id.Value);
                return GivenUp(card, error, blocked.Description, now);
            case ChatError.WrongToken:
                return Later(card, error, now + WrongTokenPause, countsAsFailure: true);
            case ChatError.Unreachable:
                var cap = card.Priority == CardPriority.CancelAnswer ? CancelAnswerCap : Backoff.Cap;
                return Later(card, error, now + Backoff.After(card.Failures, cap), countsAsFailure: true);
            default:
                // Besides Refused there is only TapTooOld, which no message gets.
                var (code, description) = error as ChatError.Refused ?? new ChatError.Refused(0, error.GetType().Name);
                log.CardGivenUp(card.Id.Value, code, description);
                return GivenUp(card, error, $"{code} {description}", now);
        }
    }

    private static Landing Later(OutboxCard card, ChatError error, DateTimeOffset until, bool countsAsFailure) =>
        new(new CardDelayed(card.Id, until, countsAsFailure), error, until);

    private static Landing GivenUp(OutboxCard card, ChatError error, string reason, DateTimeOffset now) =>
        new(new CardGivenUp(card.Id, card.Revision, reason, now), error, null);
}
