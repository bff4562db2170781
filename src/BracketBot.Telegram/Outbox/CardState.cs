using BracketBot.Core.Chat;

namespace BracketBot.Telegram.Outbox;

/// <summary>
/// What this process knows of a card, from before the commit that puts it until all of it is delivered and recorded. Memory is newer than what a commit
/// or a read of the store returns, because those may arrive late. Not thread-safe.
/// </summary>
internal sealed class CardState(CardId id, long sequence)
{
    public CardId Id => id;

    /// <summary>Numbers the cards in order of arrival. A card that is put again keeps its number.</summary>
    public long Sequence => sequence;

    /// <summary>The chat whose line it is in, or was in.</summary>
    public long ChatId { get; set; }

    /// <summary>What to send next; null if nothing waits.</summary>
    public OutboxCard? Waiting { get; set; }

    /// <summary>What is being sent.</summary>
    public OutboxCard? Underway { get; set; }

    /// <summary>The newest revision that Telegram accepted or that was given up.</summary>
    public int Done { get; set; }

    /// <summary>The message to edit.</summary>
    public MessageId? Message { get; private set; }

    /// <summary>Where the chat has moved to.</summary>
    public ChatAddress? MovedTo { get; set; }

    /// <summary>The number of the last read of the store that had started when the card came to rest.</summary>
    public long RestedAt { get; set; }

    /// <summary>True if there is nothing left to do for it.</summary>
    public bool IsAtRest => this is { Waiting: null, Underway: null, Announced: 0, Recording: 0 };

    /// <summary>Failed attempts since the last success.</summary>
    public int Failures { get; set; }

    /// <summary>Another process may own it by now, so the result of a delivery under way is not trusted and the store is asked.</summary>
    public bool IsInDoubt { get; set; }

    /// <summary>How many commits under way put it.</summary>
    public int Announced { get; set; }

    /// <summary>How many records of its deliveries are being written.</summary>
    public int Recording { get; set; }

    private MessageId? _gone;

    /// <summary>True if the card is newer than every revision that waits, is being sent, or is done.</summary>
    public bool IsNews(OutboxCard card) =>
        card.Revision > Math.Max(Done, Math.Max(card.DeliveredRevision, Math.Max(Waiting?.Revision ?? 0, Underway?.Revision ?? 0)));

    /// <summary>Learns the message's id, unless that message can no longer be edited.</summary>
    public void Know(MessageId? message)
    {
        if (message != _gone)
        {
            Message ??= message;
        }
    }

    /// <summary>The message can no longer be edited, so the next attempt sends a new one.</summary>
    public void Forget()
    {
        _gone = Message;
        Message = null;
    }

    /// <summary>The card must no longer be delivered, no matter who puts it again.</summary>
    public void TakeBack() => Done = int.MaxValue;

    public ChatAddress AddressOf(OutboxCard card) => MovedTo ?? card.To;

    /// <summary>Moves what waits to being sent, with what is known of its message.</summary>
    public OutboxCard Depart()
    {
        var card = Waiting ?? throw new InvalidOperationException($"Nothing of card {id} waits.");
        Know(card.MessageId);
        (Waiting, Underway) = (null, card with { MessageId = Message, To = AddressOf(card) });
        return Underway;
    }
}
