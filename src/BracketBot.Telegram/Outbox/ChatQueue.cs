using BracketBot.Core.Chat;

namespace BracketBot.Telegram.Outbox;

/// <summary>What waits for one chat, and until when. One card at a time is being sent. Not thread-safe.</summary>
internal sealed class ChatQueue(long chatId, DateTimeOffset now)
{
    /// <summary>The most cards held in memory; the rest wait in the store.</summary>
    public const int MostHeld = 8;

    /// <summary>How many messages in a row Telegram allows in one chat.</summary>
    private const double Burst = 3;

    // 20 a minute in a group, the burst included; 1 a second in a private chat.
    private readonly TokenBucket _pace = new(chatId < 0 ? (20 - Burst) / 60 : 1, Burst, now);
    private readonly SortedSet<CardState> _waiting = new(Comparer<CardState>.Create((a, b) => Order(a).CompareTo(Order(b))));
    private CardPriority _retryPriority;

    public long ChatId => chatId;

    public int Count => _waiting.Count;

    public int Pushes { get; private set; }

    public bool IsUnderway { get; set; }

    /// <summary>Telegram asked to wait until then.</summary>
    public DateTimeOffset FloodUntil { get; set; }

    /// <summary>When to retry a card that Telegram did not accept; cards of the same or less urgency wait behind it.</summary>
    public DateTimeOffset RetryUntil { get; private set; }

    public MoreInStore Store { get; } = new();

    public CardState? Head => _waiting.Min;

    public CardState? Last => _waiting.Max;

    /// <summary>It need not wait for its retry, once: until one of its own cards gets through.</summary>
    public bool IsFreed { get; set; }

    public void RetryAt(DateTimeOffset until, CardPriority priority) => (RetryUntil, _retryPriority) = (until, priority);

    public void Spend(DateTimeOffset now) => _pace.Take(now);

    public void Add(CardState card, OutboxCard content)
    {
        card.Waiting = content;
        _waiting.Add(card);
        Pushes += IsPush(card) ? 1 : 0;
    }

    public void Remove(CardState card)
    {
        if (_waiting.Remove(card))
        {
            Pushes -= IsPush(card) ? 1 : 0;
        }
    }

    /// <summary>When the first card may go; null if none waits or one is being sent.</summary>
    public DateTimeOffset? OpensAt(DateTimeOffset now)
    {
        if (IsUnderway || Head is not { Waiting: { } card })
        {
            return null;
        }

        var closed = card.Priority >= _retryPriority && RetryUntil > FloodUntil ? RetryUntil : FloodUntil;
        var pace = card.Priority == CardPriority.Push ? _pace.NextAt(now) : now;
        return closed > pace ? closed : pace;
    }

    /// <summary>When to read the store for more; null if it is not the store's turn.</summary>
    public DateTimeOffset? ReadsAt(DateTimeOffset now) => Store.ReadsAt(Head?.Waiting?.Priority, now);

    /// <summary>True if forgetting this line loses nothing.</summary>
    public bool IsIdle(DateTimeOffset now) =>
        !IsUnderway && Count == 0 && Store.IsEmpty && FloodUntil <= now && RetryUntil <= now && _pace.IsFull(now);

    private static bool IsPush(CardState card) => card.Waiting?.Priority == CardPriority.Push;

    /// <summary>More urgent first, then in order of arrival.</summary>
    private static (CardPriority Priority, long Sequence) Order(CardState card) => (card.Waiting?.Priority ?? default, card.Sequence);
}
