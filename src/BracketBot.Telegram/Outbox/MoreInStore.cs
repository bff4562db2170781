using BracketBot.Core.Chat;

namespace BracketBot.Telegram.Outbox;

/// <summary>What a chat has in the store beyond what is held in memory. Not thread-safe.</summary>
internal sealed class MoreInStore
{
    /// <summary>The most urgent priority there now; null if nothing is known to be there.</summary>
    private CardPriority? _best;

    /// <summary>When more will be there.</summary>
    private DateTimeOffset? _later;

    /// <summary>The most urgent priority being read; null if nothing is.</summary>
    private CardPriority? _read;

    public bool IsRead => _read is not null;

    /// <summary>Nothing is there now or later.</summary>
    public bool IsEmpty => _best is null && _later is null && !IsRead;

    /// <summary>Failed reads in a row.</summary>
    public int Failures { get; private set; }

    /// <summary>The most urgent priority that may be there by now; null for none. What was put there for later can have any.</summary>
    public CardPriority? Best(DateTimeOffset now) => _later <= now ? CardPriority.CancelAnswer : _best;

    public void Add(CardPriority best) => _best = best < (_best ?? CardPriority.Push) ? best : _best ?? best;

    public void AddLater(DateTimeOffset from) => _later = _later < from ? _later : from;

    /// <summary>True if such a card has to queue behind what is in the store.</summary>
    public bool GoesBefore(CardPriority priority, DateTimeOffset now) => priority >= Best(now) || priority >= _read;

    /// <summary>When to read it; null while what waits in memory is as urgent.</summary>
    /// <param name="head">The priority of the first card in memory; null if none waits.</param>
    public DateTimeOffset? ReadsAt(CardPriority? head, DateTimeOffset now)
    {
        if (IsRead)
        {
            return null;
        }

        if (Best(now) is { } best && (head is null || head > best))
        {
            return now;
        }

        return _later > now ? _later : null;
    }

    /// <summary>A read starts: what is put there from here on is for the next read.</summary>
    public void Begin(DateTimeOffset now)
    {
        _read = Best(now) ?? CardPriority.Push;
        _best = null;
        _later = _later <= now ? null : _later;
    }

    public void End(bool failed) => (_read, Failures) = (null, failed ? Failures + 1 : 0);
}
