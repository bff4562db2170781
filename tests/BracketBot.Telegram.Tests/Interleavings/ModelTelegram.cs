using BracketBot.Core;
using BracketBot.Core.Chat;
using BracketBot.Tests.Shared.Interleaving;

namespace BracketBot.Telegram.Tests.Interleavings;

/// <summary>
/// Telegram in a run: takes what it gets after a while, answers after another, and does what the run's troubles say. It goes on when the bot is
/// killed. Cards say their own id and revision: <c>c1.0 r3</c>.
/// </summary>
internal sealed class ModelTelegram(Interleaver all, DeliveryTroubles troubles, Excuses excuses) : IChat
{
    private static readonly TimeSpan LongestRetryPause = TimeSpan.FromSeconds(5);
    private readonly Dictionary<long, Dictionary<long, string>> _chats = [];
    private readonly Dictionary<long, HashSet<SynchronizationContext>> _underway = [];
    private int _messages;

    /// <summary>From here on, nothing goes wrong.</summary>
    public bool IsCalm { get; set; }

    public int MostAtOnceInAChat { get; private set; }

    /// <summary>A text stands in a chat.</summary>
    public required Action<string, string, long> OnStanding { get; init; }

    /// <summary>What the newest message of a card says; null where there is none.</summary>
    public string? Standing(string card) => All(card).LastOrDefault();

    public int Messages(string card) => All(card).Count();

    public Task<Result<MessageId, ChatError>> SendAsync(ChatAddress to, Card card, CancellationToken cancellation) => CallAsync(to.ChatId, null, card);

    public Task<Result<MessageId, ChatError>> EditAsync(ChatAddress to, MessageId message, Card card, CancellationToken cancellation) =>
        CallAsync(to.ChatId, message, card);

    public Task<ChatError?> AnswerTapAsync(TapId tap, string? text, bool alert, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<Result<MessageId, ChatError>> SendFileAsync(ChatAddress to, ChatFile file, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<ChatError?> DeleteAsync(ChatAddress to, MessageId message, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<ChatError?> ShowTypingAsync(ChatAddress to, CancellationToken cancellation) => throw new NotSupportedException();

    private IEnumerable<string> All(string card) =>
        _chats.Values.SelectMany(c => c).OrderBy(m => m.Key).Select(m => m.Value).Where(t => t.Split(' ')[0] == card);

    private async Task<Result<MessageId, ChatError>> CallAsync(long chat, MessageId? message, Card card)
    {
        var (bot, began) = (Interleaver.Lane.Current, all.Now);
        var underway = _underway.TryGetValue(chat, out var known) ? known : _underway[chat] = [];
        MostAtOnceInAChat = Math.Max(MostAtOnceInAChat, underway.Add(bot) ? 1 : 2);
        var done = new TaskCompletionSource<Result<MessageId, ChatError>>();
        all.Note($"call {card.Html}{(message is null ? "" : " as an edit")}");
        _ = all.World.Start(async () =>
        {
            await DelayAsync();
            var answer = Take(chat, message, card, out var excuse);
            await DelayAsync();
            excuses.Add(chat, began, all.Now);
            if (excuse > TimeSpan.Zero)
            {
                excuses.Add(answer.Error is ChatError.FloodWait ? null : chat, all.Now, all.Now + excuse);
            }

            done.SetResult(answer);
        });
        try
        {
            var result = await done.Task;
            if (troubles.Unanswered && !IsCalm && all.Sometimes(0.02))
            {
                excuses.Add(chat, all.Now, all.Now + LongestRetryPause);
                throw new InvalidOperationException("a bug");
            }

            return result;
        }
        finally
        {
            underway.Remove(bot);
        }
    }

    private Result<MessageId, ChatError> Take(long chat, MessageId? message, Card card, out TimeSpan excuse)
    {
        excuse = TimeSpan.Zero;
        var messages = _chats.TryGetValue(chat, out var known) ? known : _chats[chat] = [];
        if (troubles.FloodWaits && !IsCalm && all.Sometimes(0.1))
        {
            excuse = TimeSpan.FromSeconds(1 + all.Any(8));
            all.Note($"flood wait of {excuse.TotalSeconds} s in chat {chat}");
            return new ChatError.FloodWait(excuse);
        }

        if (troubles.Unanswered && !IsCalm && all.Sometimes(0.1))
        {
            excuse = LongestRetryPause;
            all.Note($"no answer to {card.Html}");
            return new ChatError.Unreachable("away");
        }

        if (troubles.Refusals && !IsCalm && all.Sometimes(0.1))
        {
            return Refuse(messages, message, card);
        }

        var id = message?.Value ?? ++_messages;
        if (message is not null && !messages.ContainsKey(id))
        {
            return new ChatError.MessageGone();
        }

        messages[id] = card.Html;
        all.Note($"stands {card.Html}");
        OnStanding(card.Html.Split(' ')[0], card.Html, chat);
        if (troubles.Unanswered && !IsCalm && all.Sometimes(0.05))
        {
            excuse = LongestRetryPause;
            return new ChatError.Unreachable("answer lost");
        }

        return new MessageId(id);
    }

    private Result<MessageId, ChatError> Refuse(Dictionary<long, string> messages, MessageId? message, Card card)
    {
        switch (all.Any(3))
        {
            case 0 when message is { } gone:
                // Somebody deleted it.
                messages.Remove(gone.Value);
                return new ChatError.MessageGone();
            case 1:
                all.Note($"blocked for {card.Html}");
                return new ChatError.Blocked("blocked");
            default:
                return new ChatError.Refused(400, "no");
        }
    }

    private Task DelayAsync() => Task.Delay(TimeSpan.FromMilliseconds(all.Any([0, 0, 1, 10, 60, 200])), all.World.Clock);
}
