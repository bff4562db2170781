using BracketBot.Core.Chat;

namespace BracketBot.Telegram.Outbox;

/// <summary>
/// Decides which claimed card goes next, and which goes back to the store because its turn is far. Knows flood control (notes on the
/// Bot API's limits: 1 message a second in a chat, 20 a minute in a group, about 30 a second overall) and no network. Not thread-safe.
/// </summary>
internal sealed class Lineup
{
    /// <summary>How long a card is held at most: then it goes back to the store, long before its lease ends.</summary>
    public static readonly TimeSpan LongestHold = TimeSpan.FromSeconds(8);

    private const int MostUnderway = 32;

    // Hanging pushes leave room for answers.
    private const int MostPushesUnderway = 24;
    private const int FewestIdleChatsToForget = 64;

    private readonly Dictionary<long, ChatLine> _chats = [];
    private readonly TokenBucket? _pace;
    private readonly int _mostHeldPushes;
    private long _sequence;
    private int _underway;
    private int _pushesUnderway;

    /// <param name="pushesPerSecond">Over all chats; 0 for no limit.</param>
    public Lineup(int pushesPerSecond, DateTimeOffset now)
    {
        // A fifth of a second's worth at once keeps even the first second under Telegram's 30.
        _pace = pushesPerSecond > 0 ? new TokenBucket(pushesPerSecond, Math.Max(1, pushesPerSecond / 5.0), now) : null;
        _mostHeldPushes = pushesPerSecond > 0 ? Math.Max(8, pushesPerSecond) : 1_000;
    }

    /// <summary>Nothing is sent until then.</summary>
    public DateTimeOffset PausedUntil { get; private set; }

    public int HeldPushes => _chats.Values.Sum(c => c.HeldPushes);

    public bool HasRoomForPushes => HeldPushes < _mostHeldPushes;

    public bool HasPushesForLong => HeldPushes > _mostHeldPushes / 2;

    public bool IsPaused(DateTimeOffset now) => PausedUntil > now;

    /// <summary>Takes a claimed card in. Where its turn is far, returns when to claim it again instead.</summary>
    public DateTimeOffset? Enter(OutboxCard card, DateTimeOffset now)
    {
        var line = Line(card.To.ChatId, now);
        if (line.Underway?.Card.Id == card.Id)
            return null;
        line.RemoveAll(c => c.Card.Id == card.Id);
        var closed = line.ClosedUntil(card.Priority);
        if (closed > now)
            return closed;
        if (card.Priority == CardPriority.Push)
        {
            if (line.PushesBackUntil > now)
                return line.PushesBackUntil;
            if (line.HeldPushes >= ChatLine.MostHeldPushes)
                return line.PushesBackUntil = line.PushAt(now) + TimeSpan.FromSeconds(1);
            if (!HasRoomForPushes)
                return now + TimeSpan.FromSeconds(1);
        }

        line.Add(new HeldCard(card, _sequence++, now));
        return null;
    }

    /// <summary>The card to send now, or null. <see cref="Done"/> must follow.</summary>
    public HeldCard? Next(DateTimeOffset now)
    {
        if (IsPaused(now) || _underway >= MostUnderway)
            return null;
        ChatLine? first = null;
        foreach (var line in _chats.Values)
        {
            if (ReadyAt(line, now) <= now && (first is null || line.Head!.GoesBefore(first.Head!)))
                first = line;
        }

        if (first?.Head is not { } card)
            return null;
        first.Remove(card);
        first.Underway = card;
        first.Spend(now);
        _underway++;
        if (card.IsPush)
        {
            _pushesUnderway++;
            _pace?.Take(now);
        }

        return card;
    }

    /// <summary>The card is no longer on its way.</summary>
    public void Done(HeldCard card)
    {
        _chats[card.Card.To.ChatId].Underway = null;
        _underway--;
        if (card.IsPush)
            _pushesUnderway--;
    }

    /// <summary>Telegram asked the chat to wait. If another one is waiting too, the limit is the bot's: all wait.</summary>
    /// <returns>Whether all wait.</returns>
    public bool Flooded(long chatId, DateTimeOffset until, DateTimeOffset now)
    {
        _chats[chatId].FloodUntil = until;
        if (!_chats.Values.Any(c => c.ChatId != chatId && c.FloodUntil > now))
            return false;
        PauseAll(until);
        return true;
    }

    /// <summary>The chat's card is tried again then; what is as urgent or less waits behind it.</summary>
    public void RetryAt(long chatId, DateTimeOffset until, CardPriority priority) =>
        _chats[chatId].RetryAt(until, priority);

    public void PauseAll(DateTimeOffset until) => PausedUntil = until > PausedUntil ? until : PausedUntil;

    /// <summary>Takes out what waits for a closed chat or has waited long, with when to claim it again.</summary>
    public IReadOnlyList<(HeldCard Card, DateTimeOffset NotBefore)> TakeBack(DateTimeOffset now)
    {
        var back = new List<(HeldCard, DateTimeOffset)>();
        foreach (var line in _chats.Values)
        {
            foreach (var card in line.RemoveAll(c => line.ClosedUntil(c.Card.Priority) > now || c.Since + LongestHold <= now))
            {
                var closed = line.ClosedUntil(card.Card.Priority);
                var notBefore = closed > PausedUntil ? closed : PausedUntil;
                back.Add((card, notBefore > now ? notBefore : now));
            }
        }

        ForgetIdleChats(now);
        return back;
    }

    /// <summary>What is held and waits for the pace, to see whether it has become more urgent.</summary>
    public IReadOnlyList<HeldCard> HeldForPace() => [.. _chats.Values.SelectMany(c => c.Cards).Where(c => c.IsPush)];

    /// <summary>The held card has become more urgent.</summary>
    public void MoveUp(HeldCard held, OutboxCard card)
    {
        var line = _chats[held.Card.To.ChatId];
        line.Remove(held);
        line.Add(held with { Card = card });
    }

    /// <summary>When <see cref="Next"/> or <see cref="TakeBack"/> may have something, other than by <see cref="Done"/>.</summary>
    public DateTimeOffset? NextChange(DateTimeOffset now)
    {
        DateTimeOffset? next = null;
        foreach (var line in _chats.Values.Where(c => c.Head is not null))
        {
            var lapses = line.Cards.Min(c => c.Since) + LongestHold;
            var ready = ReadyAt(line, now);
            if (ready < PausedUntil)
                ready = PausedUntil;
            // What is ready and did not go waits for a place, which Done gives.
            var change = ready > now && ready < lapses ? ready : lapses;
            next = next is { } known && known < change ? known : change;
        }

        return next;
    }

    private DateTimeOffset ReadyAt(ChatLine line, DateTimeOffset now)
    {
        if (line.Head is not { } head || line.Underway is not null)
            return DateTimeOffset.MaxValue;
        if (!head.IsPush)
            return now;
        if (_pushesUnderway >= MostPushesUnderway)
            return DateTimeOffset.MaxValue;
        var chat = line.PushAt(now);
        var all = _pace?.NextAt(now) ?? now;
        return chat > all ? chat : all;
    }

    private ChatLine Line(long chatId, DateTimeOffset now)
    {
        if (!_chats.TryGetValue(chatId, out var line))
            _chats.Add(chatId, line = new ChatLine(chatId, now));
        return line;
    }

    private void ForgetIdleChats(DateTimeOffset now)
    {
        if (_chats.Count < FewestIdleChatsToForget)
            return;
        foreach (var idle in _chats.Values.Where(c => c.IsIdle(now)).Select(c => c.ChatId).ToList())
            _chats.Remove(idle);
    }
}
