using BracketBot.Core.Chat;

namespace BracketBot.Telegram.Outbox;

/// <summary>
/// What this process knows of a card, from before the commit that puts it until all of it is delivered and recorded. What memory knows is newer than
/// what a commit or a reading of the store brings, whose news may be late. Not thread-safe.
/// </summary>
internal sealed class CardState(CardId id, long sequence)
{
    public CardId Id => id;

    /// <summary>Counts the cards as they came. A card that is put again keeps its place.</summary>
    public long Sequence => sequence;

    /// <summary>The chat in whose line it is, or was.</summary>
    public long ChatId { get; set; }

    /// <summary>What is to be sent next; null where nothing waits.</summary>
    public OutboxCard? Waiting { get; set; }

    /// <summary>What is on its way.</summary>
    public OutboxCard? Underway { get; set; }

    /// <summary>The newest revision that is dealt with: taken, or given up.</summary>
    public int Done { get; set; }

    /// <summary>The message to edit.</summary>
    public MessageId? Message { get; private set; }

    /// <summary>Where the chat has moved to.</summary>
    public ChatAddress? MovedTo { get; set; }

    /// <summary>The last reading of the store that had begun when it last came to rest.</summary>
    public long RestedAt { get; set; }

    /// <summary>Whether nothing is left to do of it.</summary>
    public bool IsAtRest => this is { Waiting: null, Underway: null, Announced: 0, Recording: 0 };

    /// <summary>Tries that failed since the last success.</summary>
    public int Failures { get; set; }

    /// <summary>Another process may have it by now: what comes of what is under way is not believed, and the store is asked.</summary>
    public bool IsInDoubt { get; set; }

    /// <summary>Commits under way that put it.</summary>
    public int Announced { get; set; }

    /// <summary>Records under way of what became of it.</summary>
    public int Recording { get; set; }

    private MessageId? _gone;

    /// <summary>Whether the card is newer than all that waits, is on its way or is dealt with.</summary>
    public bool IsNews(OutboxCard card) =>
        card.Revision > Math.Max(Done, Math.Max(card.DeliveredRevision, Math.Max(Waiting?.Revision ?? 0, Underway?.Revision ?? 0)));

    /// <summary>Learns the message's id, unless it is one that can't be edited any more.</summary>
    public void Know(MessageId? message)
    {
        if (message != _gone)
        {
            Message ??= message;
        }
    }

    /// <summary>The message can't be edited any more: the next try sends a new one.</summary>
    public void Forget()
    {
        _gone = Message;
        Message = null;
    }

    /// <summary>The card is not to be delivered any more, whoever still brings it.</summary>
    public void TakeBack() => Done = int.MaxValue;

    public ChatAddress AddressOf(OutboxCard card) => MovedTo ?? card.To;

    /// <summary>Takes what waits onto its way, with what is known of its message.</summary>
    public OutboxCard Depart()
    {
        var card = Waiting ?? throw new InvalidOperationException($"Nothing of card {id} waits.");
        Know(card.MessageId);
        (Waiting, Underway) = (null, card with { MessageId = Message, To = AddressOf(card) });
        return Underway;
    }
}
