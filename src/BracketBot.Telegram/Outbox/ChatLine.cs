using BracketBot.Core.Chat;

namespace BracketBot.Telegram.Outbox;

/// <summary>What waits for one chat, and until when it has to. One card at a time is on its way. Not thread-safe.</summary>
internal sealed class ChatLine(long chatId, DateTimeOffset now)
{
    /// <summary>Messages in a row that Telegram lets pass in one chat.</summary>
    private const double Burst = 3;

    /// <summary>More than a burst need not be held: the store keeps the rest.</summary>
    public const int MostHeldPushes = 3;

    private readonly List<HeldCard> _cards = [];

    // 20 a minute in a group, the burst included; 1 a second in a private chat.
    private readonly TokenBucket _pace = new(chatId < 0 ? (20 - Burst) / 60 : 1, Burst, now);

    private CardPriority _retryPriority;

    public long ChatId => chatId;

    /// <summary>The card on its way.</summary>
    public HeldCard? Underway { get; set; }

    /// <summary>Telegram asked to wait until then.</summary>
    public DateTimeOffset FloodUntil { get; set; }

    /// <summary>A card that Telegram did not take is tried again then; what is as urgent or less waits behind it.</summary>
    public DateTimeOffset RetryUntil { get; private set; }

    /// <summary>Pushes were given back to the store until then; later ones line up behind them.</summary>
    public DateTimeOffset PushesBackUntil { get; set; }

    public IReadOnlyList<HeldCard> Cards => _cards;

    public HeldCard? Head => _cards.Count == 0 ? null : _cards[0];

    public int HeldPushes => _cards.Count(c => c.IsPush);

    /// <summary>Nothing is lost if this is forgotten.</summary>
    public bool IsIdle(DateTimeOffset now) =>
        Underway is null && _cards.Count == 0 && FloodUntil <= now && RetryUntil <= now && PushesBackUntil <= now && _pace.IsFull(now);

    public void RetryAt(DateTimeOffset until, CardPriority priority) => (RetryUntil, _retryPriority) = (until, priority);

    /// <summary>Until when such a card must wait for earlier ones; now or earlier where it need not.</summary>
    public DateTimeOffset ClosedUntil(CardPriority priority) =>
        priority >= _retryPriority && RetryUntil > FloodUntil ? RetryUntil : FloodUntil;

    /// <summary>When the pace lets a push pass.</summary>
    public DateTimeOffset PushAt(DateTimeOffset now) => _pace.NextAt(now);

    public void Spend(DateTimeOffset now) => _pace.Take(now);

    public void Add(HeldCard card)
    {
        var place = _cards.FindIndex(card.GoesBefore);
        _cards.Insert(place < 0 ? _cards.Count : place, card);
    }

    public void Remove(HeldCard card) => _cards.Remove(card);

    public IReadOnlyList<HeldCard> RemoveAll(Predicate<HeldCard> which)
    {
        var removed = _cards.FindAll(which);
        _cards.RemoveAll(which);
        return removed;
    }
}
