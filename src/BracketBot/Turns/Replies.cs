using System.Globalization;
using BracketBot.Core;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;

namespace BracketBot.Turns;

/// <summary>Short answers that need no dialog. Each ends its update.</summary>
internal sealed class Replies(
    ICommits commits, IChat chat, BackgroundTasks background, TimeProvider time, ILogger<Replies> log, StoreWatch? watch = null)
{
    /// <summary>How long somebody waits before there has to be a sign.</summary>
    public static readonly TimeSpan TypingAfter = TimeSpan.FromMilliseconds(200);

    /// <summary>Shows what was asked for although the store can't be written: once, and with nothing to tap.</summary>
    public Task ShowWithoutStoreAsync(IncomingMessage message, Card lookOnly) =>
        watch?.TryTell(message.Id) == true ? SendAsync(message.Chat, lookOnly) : Task.CompletedTask;

    /// <summary>Tells that the store can't be written, by the chat alone: each tap by its answer, each chat in words once a minute.</summary>
    public async Task TellStoreAwayAsync(IncomingUpdate update, Card card, string toast)
    {
        if (watch?.TryTell(update.Id) != true || update is IncomingMessage { IsPrivate: false })
        {
            return;
        }

        if (update is IncomingTap tap)
        {
            Answer(tap, toast, alert: true);
        }

        await TellStoreAwayAsync(new ChatAddress(update.From.Value), card);
    }

    /// <summary>The same where no update brought it.</summary>
    public Task TellStoreAwayAsync(ChatAddress chat, Card card) => watch?.TryTell(chat, card) == true ? SendAsync(chat, card) : Task.CompletedTask;

    /// <summary>The card that answers an update. Its id comes from the update: the same one makes no second card.</summary>
    public static CardId CardOf(IncomingUpdate update) => new(string.Create(CultureInfo.InvariantCulture, $"u{update.Id.Value}"));

    /// <summary>The card that a tapped message becomes. The message's id names it, so that a second tap finds the same.</summary>
    /// <param name="kind">Of its buttons.</param>
    public static CardId CardOf(IncomingTap tap, string kind) => new(string.Create(CultureInfo.InvariantCulture, $"{kind}{tap.From}:{tap.MessageId?.Value ?? tap.Id.Value}"));

    /// <summary>What ends a message with a card that answers it, for whoever writes more in the same commit.</summary>
    public static IReadOnlyList<Write> Answering(IncomingMessage message, Card card, DateTimeOffset now) =>
        [new HandleUpdate(message.Id, now), new PutCard(CardOf(message), message.Chat, card, CardPriority.Answer, now)];

    /// <summary>What ends a tap with another card in place of the one that was tapped.</summary>
    /// <param name="kind">Of its buttons.</param>
    public static IReadOnlyList<Write> Replacing(IncomingTap tap, string kind, Card card, DateTimeOffset now) =>
        [new HandleUpdate(tap.Id, now), new PutCard(CardOf(tap, kind), new ChatAddress(tap.From.Value), card, CardPriority.Answer, now, tap.MessageId)];

    /// <summary>Answers a message with a card of its own.</summary>
    public Task AnswerAsync(IncomingMessage message, Card card) => PutAsync(message, CardOf(message), card);

    /// <summary>Answers at most once a minute in a chat, however often somebody knocks: the card's id holds the minute.</summary>
    public Task OnceAMinuteAsync(IncomingMessage message, string what, Card card)
    {
        var minute = message.ReceivedAt.ToUnixTimeSeconds() / 60;
        return PutAsync(message, new CardId(string.Create(CultureInfo.InvariantCulture, $"{what}:{message.Chat.ChatId}:{minute}")), card);
    }

    /// <summary>Ends a message without a word.</summary>
    public Task EndAsync(IncomingMessage message) => commits.CommitAsync([new HandleUpdate(message.Id, time.GetUtcNow())], CancellationToken.None);

    /// <summary>Answers a tap, and ends it.</summary>
    public async Task ToastAsync(IncomingTap tap, string text, bool alert)
    {
        Answer(tap, text, alert);
        await commits.CommitAsync([new HandleUpdate(tap.Id, time.GetUtcNow())], CancellationToken.None);
    }

    /// <summary>Answers a tap without waiting for it: whether the toast was seen changes nothing.</summary>
    public void Answer(IncomingTap tap, string text, bool alert = false) => background.Run("answer to a tap", async () =>
    {
        var error = await chat.AnswerTapAsync(tap.Tap, text, alert, CancellationToken.None);
        if (error is not null and not ChatError.TapTooOld)
        {
            Log.TapNotAnswered(log, error.GetType().Name);
        }
    });

    /// <summary>Shows that the bot is at work, where it is for longer than a blink: most answers are there before it could be seen.</summary>
    public void TypingWhile(ChatAddress to, Task work) => background.Run("typing", async () =>
    {
        await work.WaitAsync(TypingAfter, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!work.IsCompleted && await chat.ShowTypingAsync(to, CancellationToken.None) is { } error)
        {
            Log.TypingNotShown(log, error.GetType().Name);
        }
    });

    private async Task SendAsync(ChatAddress to, Card card)
    {
        if ((await chat.SendAsync(to, card, CancellationToken.None)).Error is { } error)
        {
            Log.StoreNotTold(log, error.GetType().Name);
        }
    }

    private async Task PutAsync(IncomingMessage message, CardId id, Card card)
    {
        var now = time.GetUtcNow();
        await commits.CommitAsync([new HandleUpdate(message.Id, now), new PutCard(id, message.Chat, card, CardPriority.Answer, now)], CancellationToken.None);
    }
}
