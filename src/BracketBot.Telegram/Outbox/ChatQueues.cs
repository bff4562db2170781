using BracketBot.Core;
using BracketBot.Core.Chat;
using BracketBot.Core.Pacing;

namespace BracketBot.Telegram.Outbox;

/// <summary>
/// The lines of all chats. Decides which card goes next and which chat's cards are read from the store. Knows flood control (the Bot API's limits: 1
/// message a second in a chat, 20 a minute in a group, about 30 a second overall) and limits what is held in memory. Uses no network and no database.
/// Not thread-safe.
/// </summary>
internal sealed class ChatQueues
{
    /// <summary>The most cards held in memory, over all chats; the rest wait in the store.</summary>
    public const int MostHeld = 4096;

    /// <summary>The most pushes among them.</summary>
    public const int MostHeldPushes = 1024;

    private const int MostUnderway = 1024;

    // Pushes that hang must leave room for answers.
    private const int MostPushesUnderway = 64;
    private const int MostReadings = 4;
    private const int FewestLinesToSweep = 64;

    private static readonly TimeSpan WrongTokenPause = TimeSpan.FromSeconds(30);

    // Somebody waits for an answer, and stares at the phone to learn what became of a cancel.
    private static readonly Backoff AnswerPauses = new(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(5));
    private static readonly Backoff PushPauses = new(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(30));

    private readonly Dictionary<CardId, CardState> _cards = [];
    private readonly Dictionary<long, ChatQueue> _lines = [];
    private readonly Agenda _agenda = new();
    private readonly TokenBucket? _pace;
    private readonly Random _chance;
    private long _sequence;
    private int _held;
    private int _heldPushes;
    private int _underway;
    private int _pushesUnderway;
    private readonly SortedSet<long> _readings = [];
    private readonly Queue<(CardState Card, long LastReading)> _rested = [];
    private long _readingCount;
    private long _distrusted;
    private int _sweepAt = FewestLinesToSweep;
    private DateTimeOffset _pausedUntil;

    /// <param name="pushesPerSecond">Over all chats; 0 for no limit.</param>
    public ChatQueues(int pushesPerSecond, Random chance, DateTimeOffset now)
    {
        _chance = chance;

        // A burst of a fifth of a second's worth keeps even the first second under Telegram's 30.
        _pace = pushesPerSecond > 0 ? new TokenBucket(pushesPerSecond, Math.Max(1, pushesPerSecond / 5.0), now) : null;
    }

    /// <summary>Cards in memory.</summary>
    public int Held => _held;

    /// <summary>True if nothing at all is sent for the moment.</summary>
    public bool IsPaused(DateTimeOffset now) => _pausedUntil > now;

    /// <summary>True if nothing waits, is being sent, or has yet to be recorded.</summary>
    public bool IsQuiet => _cards.Count == 0 && _readings.Count == 0 && _lines.Values.All(l => l.Store.IsEmpty);

    /// <summary>A commit that puts the card has started. <see cref="Withdraw"/> must follow.</summary>
    public void Announce(CardId id) => StateOf(id).Announced++;

    /// <summary>That commit is over, and its cards have been put.</summary>
    public void Withdraw(CardId id)
    {
        var state = StateOf(id);
        state.Announced--;
        Rest(state);
    }

    /// <summary>Accepts a card from a commit or from the store, and ignores one that is not new.</summary>
    public void Put(OutboxCard card, DateTimeOffset now)
    {
        var state = StateOf(card.Id);
        state.Know(card.MessageId);
        if (state.IsNews(card))
        {
            Lay(state, card, isRead: false, now);
        }

        Rest(state);
    }

    /// <summary>The card must no longer be delivered.</summary>
    public void TakeBack(CardId id, DateTimeOffset now)
    {
        var state = StateOf(id);
        Unhold(state, now);
        state.TakeBack();
        Rest(state);
    }

    /// <summary>The store may have something for a chat, from some time on.</summary>
    public void LookInStore(long chatId, DateTimeOffset from, DateTimeOffset now)
    {
        var line = LineOf(chatId, now);
        line.Store.AddLater(from);
        _agenda.Place(line, now);
    }

    /// <summary>
    /// Stops trusting what memory holds, because another process may own it by now. Forgets what waits; for cards being sent, committed or read, the store
    /// tells who owns them.
    /// </summary>
    public void Distrust(DateTimeOffset now)
    {
        _distrusted = _readingCount;
        foreach (var state in _cards.Values.ToList())
        {
            Unhold(state, now);
            state.IsInDoubt = state.Underway is not null || state.Announced > 0;
            Rest(state);
        }
    }

    /// <summary>The card to send now; null for none. <see cref="Landed"/> must follow.</summary>
    public OutboxCard? Next(DateTimeOffset now)
    {
        _agenda.Advance(now);
        if (IsPaused(now) || _underway >= MostUnderway)
        {
            return null;
        }

        var line = _agenda.FirstAnswer;
        var isPush = line is null;
        if (isPush && _pushesUnderway < MostPushesUnderway && (_pace?.NextAt(now) ?? now) <= now)
        {
            line = _agenda.FirstPush;
        }

        if (line?.Head is not { } state)
        {
            return null;
        }

        Release(line, state);
        var card = state.Depart();
        line.IsUnderway = true;
        line.Spend(now);
        _underway++;
        if (isPush)
        {
            _pushesUnderway++;
            _pace?.Take(now);
        }

        _agenda.Place(line, now);
        return card;
    }

    /// <summary>The card is no longer being sent.</summary>
    /// <param name="now">When that was known.</param>
    /// <param name="answer">What Telegram said.</param>
    /// <returns>What to record, if anything; <see cref="Recorded"/> must follow.</returns>
    public CardRecord? Landed(OutboxCard card, Result<MessageId, ChatError> answer, DateTimeOffset now)
    {
        var (state, line) = (_cards[card.Id], LineOf(card.To.ChatId, now));
        state.Underway = null;
        line.IsUnderway = false;
        _underway--;
        _pushesUnderway -= card.Priority == CardPriority.Push ? 1 : 0;
        var record = Understand(card, state, line, answer, now);
        if (record is not null)
        {
            state.Done = Math.Max(state.Done, card.Revision);
            state.Failures = 0;
            state.Recording++;
        }
        else if (state.Waiting is null)
        {
            Relay(state, card, now);
        }

        _agenda.Place(line, now);
        Rest(state);
        return record;
    }

    /// <summary>Telegram answers again, so cards waiting for a retry need not wait longer.</summary>
    public void RetryNow(DateTimeOffset now)
    {
        foreach (var line in _lines.Values.Where(l => l.RetryUntil > now && !l.IsFreed))
        {
            // A card that fails for a reason of its own must not be retried at the rate of other cards' successes.
            line.IsFreed = true;
            line.RetryAt(now, default);
            _agenda.Place(line, now);
        }
    }

    /// <summary>The result of a delivery is recorded, or never will be.</summary>
    /// <param name="newer">A newer revision that another process left to this one.</param>
    public void Recorded(CardId id, OutboxCard? newer, DateTimeOffset now)
    {
        var state = StateOf(id);
        state.Recording--;
        if (newer is not null)
        {
            Put(newer, now);
        }

        Rest(state);
    }

    /// <summary>The chat whose cards to read from the store now, and how many; null for none. <see cref="Read"/> must follow.</summary>
    public Reading? NextReading(DateTimeOffset now)
    {
        _agenda.Advance(now);
        if (_readings.Count >= MostReadings || _held >= MostHeld || _agenda.FirstReading is not { } line
            || (line.Store.Best(now) == CardPriority.Push && _heldPushes >= MostHeldPushes))
        {
            return null;
        }

        line.Store.Begin(now);
        _readings.Add(++_readingCount);
        _agenda.Place(line, now);

        // Known cards may be among them, and must not take the place of unknown ones.
        return new Reading(_readingCount, line.ChatId, ChatQueue.MostHeld + _cards.Values.Count(c => c.ChatId == line.ChatId));
    }

    /// <summary>Accepts the result of reading the store.</summary>
    /// <param name="cards">As <see cref="IOutboxStore.WaitingAsync"/> returns them; null if it failed, and will be tried again.</param>
    public void Read(Reading reading, IReadOnlyList<OutboxCard>? cards, DateTimeOffset now)
    {
        var line = _lines[reading.ChatId];
        cards = reading.Number <= _distrusted ? null : cards;
        line.Store.End(failed: cards is null);
        if (cards is null)
        {
            line.Store.AddLater(now + AnswerPauses.Spread(line.Store.Failures - 1, _chance));
        }
        else
        {
            foreach (var card in cards)
            {
                var state = StateOf(card.Id);
                state.Know(card.MessageId);
                if (state.IsNews(card))
                {
                    Lay(state, card, isRead: true, now);
                }

                Rest(state);
            }

            if (cards.Count == reading.Limit)
            {
                AddToStore(line, cards[^1], now);
            }
        }

        _agenda.Place(line, now);
        _readings.Remove(reading.Number);
        while (_rested.TryPeek(out var rested) && (_readings.Count == 0 || rested.LastReading < _readings.Min))
        {
            _rested.Dequeue();
            if (rested.Card.IsAtRest && rested.Card.RestedAt == rested.LastReading)
            {
                _cards.Remove(rested.Card.Id);
            }
        }
    }

    /// <summary>When <see cref="Next"/> or <see cref="NextReading"/> may have something without another call here.</summary>
    public DateTimeOffset? NextChange(DateTimeOffset now)
    {
        var next = _agenda.NextOpening;
        if (IsPaused(now) && (_agenda.FirstAnswer ?? _agenda.FirstPush) is not null)
        {
            next = Earlier(next, _pausedUntil);
        }
        else if (_agenda.FirstPush is not null && _underway < MostUnderway && _pushesUnderway < MostPushesUnderway && _pace is not null)
        {
            next = Earlier(next, _pace.NextAt(now));
        }

        return next;
    }

    private static DateTimeOffset Earlier(DateTimeOffset? one, DateTimeOffset other) => one is { } known && known < other ? known : other;

    private void PauseAll(DateTimeOffset until) => _pausedUntil = until > _pausedUntil ? until : _pausedUntil;

    /// <summary>What Telegram's answer means. Null if the card has to be sent again.</summary>
    private CardRecord? Understand(OutboxCard card, CardState state, ChatQueue line, Result<MessageId, ChatError> answer, DateTimeOffset now)
    {
        switch (answer.Error)
        {
            case null:
                line.IsFreed = false;
                state.Know(answer.Value);
                return new CardDelivered(card.Id, card.Revision, now, answer.Value, card.To, IsNew: card.MessageId is null);
            case ChatError.FloodWait flood:
                line.FloodUntil = now + flood.RetryAfter;

                // If another chat has to wait too, the limit is the whole bot's, so all wait.
                if (_lines.Values.Any(l => l != line && l.FloodUntil > now))
                {
                    PauseAll(line.FloodUntil);
                }

                return null;
            case ChatError.MessageGone:
                state.Forget();
                return null;
            case ChatError.Moved moved:
                // A group that becomes a supergroup starts new message numbers, and had no topics.
                var newer = state.Waiting ?? card;
                Unhold(state, now);
                state.MovedTo = new ChatAddress(moved.NewChatId);
                state.Forget();
                Relay(state, newer, now);
                return null;
            case ChatError.WrongToken:
                PauseAll(now + WrongTokenPause);
                return null;
            case ChatError.Unreachable:
                var pauses = card.Priority == CardPriority.Push ? PushPauses : AnswerPauses;
                line.RetryAt(now + pauses.Spread(state.Failures++, _chance), card.Priority);
                return null;
            case ChatError.Blocked blocked:
                return new CardGivenUp(card.Id, card.Revision, now, blocked.Description);
            case ChatError.Refused refused:
                return new CardGivenUp(card.Id, card.Revision, now, $"{refused.Code} {refused.Description}");
            default:
                // Only TapTooOld is left, which a message never gets.
                return new CardGivenUp(card.Id, card.Revision, now, answer.Error.GetType().Name);
        }
    }

    /// <summary>Finds a place for a new card: in the line, or left in the store, which already has it.</summary>
    /// <param name="isRead">It comes from the store, so it need not queue behind what is there.</param>
    private void Lay(CardState state, OutboxCard card, bool isRead, DateTimeOffset now)
    {
        var line = LineOf(state.AddressOf(card).ChatId, now);
        state.ChatId = line.ChatId;
        if (state.Failures > 0)
        {
            // A new revision gets a try of its own.
            state.Failures = 0;
            line.RetryAt(now, default);
        }

        if (card.NotBefore > now || state.IsInDoubt)
        {
            Unhold(state, now);
            AddToStore(line, card, now);
        }
        else if (state.Waiting is not null || state.Underway is not null)
        {
            Unhold(state, now);
            Hold(state, card, now);
        }
        else if ((!isRead && line.Store.GoesBefore(card.Priority, now)) || !MakeRoom(line, card.Priority, now))
        {
            AddToStore(line, card, now);
        }
        else
        {
            Hold(state, card, now);
        }

        _agenda.Place(line, now);
    }

    private static void AddToStore(ChatQueue line, OutboxCard card, DateTimeOffset now)
    {
        if (card.NotBefore > now)
        {
            line.Store.AddLater(card.NotBefore.Value);
        }
        else
        {
            line.Store.Add(card.Priority);
        }
    }

    /// <summary>Puts back a card that Telegram did not accept, unless it was taken back or another process may own it.</summary>
    private void Relay(CardState state, OutboxCard card, DateTimeOffset now)
    {
        if (state.IsInDoubt)
        {
            AddToStore(LineOf(state.AddressOf(card).ChatId, now), card, now);
        }
        else if (state.Done < card.Revision)
        {
            Hold(state, card, now);
        }
    }

    /// <summary>Makes room for one more in the line, leaving a less urgent card to the store if need be.</summary>
    private bool MakeRoom(ChatQueue line, CardPriority priority, DateTimeOffset now)
    {
        if (line.Count < ChatQueue.MostHeld && _held < MostHeld && (priority != CardPriority.Push || _heldPushes < MostHeldPushes))
        {
            return true;
        }

        if (line.Last is not { Waiting: { } last } state || last.Priority <= priority)
        {
            return false;
        }

        Unhold(state, now);
        line.Store.Add(last.Priority);
        Rest(state);
        return true;
    }

    private void Hold(CardState state, OutboxCard card, DateTimeOffset now)
    {
        var line = LineOf(state.AddressOf(card).ChatId, now);
        line.Add(state, card);
        _held++;
        _heldPushes += card.Priority == CardPriority.Push ? 1 : 0;
        _agenda.Place(line, now);
    }

    private void Unhold(CardState state, DateTimeOffset now)
    {
        if (state.Waiting is not { } card)
        {
            return;
        }

        var line = LineOf(state.AddressOf(card).ChatId, now);
        Release(line, state);
        state.Waiting = null;
        _agenda.Place(line, now);
    }

    private void Release(ChatQueue line, CardState state)
    {
        line.Remove(state);
        _held--;
        _heldPushes -= state.Waiting?.Priority == CardPriority.Push ? 1 : 0;
    }

    /// <summary>Forgets a card with nothing left to do, but only after reads that are under way, which may return an older state of it.</summary>
    private void Rest(CardState state)
    {
        state.IsInDoubt &= state.Underway is not null || state.Announced > 0;
        if (!state.IsAtRest)
        {
            return;
        }

        if (_readings.Count == 0)
        {
            _cards.Remove(state.Id);
            return;
        }

        state.RestedAt = _readingCount;
        _rested.Enqueue((state, _readingCount));
    }

    private CardState StateOf(CardId id)
    {
        if (!_cards.TryGetValue(id, out var state))
        {
            _cards.Add(id, state = new CardState(id, _sequence++));
        }

        return state;
    }

    private ChatQueue LineOf(long chatId, DateTimeOffset now)
    {
        if (!_lines.TryGetValue(chatId, out var line))
        {
            Sweep(now);
            _lines.Add(chatId, line = new ChatQueue(chatId, now));
        }

        return line;
    }

    /// <summary>Forgets idle chats from time to time, at a rate that costs each new chat little.</summary>
    private void Sweep(DateTimeOffset now)
    {
        if (_lines.Count < _sweepAt)
        {
            return;
        }

        foreach (var idle in _lines.Values.Where(l => l.IsIdle(now)).ToList())
        {
            _agenda.Forget(idle);
            _lines.Remove(idle.ChatId);
        }

        _sweepAt = Math.Max(FewestLinesToSweep, 2 * _lines.Count);
    }
}
