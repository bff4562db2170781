using BracketBot.Core;
using BracketBot.Core.Chat;

namespace BracketBot.Storage.Tests.Chat;

/// <summary>What the outbox must know of one card, kept in memory.</summary>
internal sealed class CardModel(string id, ChatAddress to)
{
    private DateTimeOffset _changedAt;
    private MessageId? _message;

    public CardId Id { get; } = new(id);

    public ChatAddress To => to;

    public int Revision { get; private set; }

    public int Delivered { get; private set; }

    public bool IsGivenUp { get; private set; }

    public DateTimeOffset? NotBefore { get; private set; }

    public CardPriority Priority { get; private set; }

    /// <summary>Who has to deliver it; null where nobody has.</summary>
    public OwnerId? Holder { get; set; }

    public bool IsUndelivered => Delivered < Revision && !IsGivenUp;

    /// <summary>What is due comes first, by priority and then by age; then the rest, by its time.</summary>
    public (DateTimeOffset, CardPriority, DateTimeOffset) Order(DateTimeOffset now) => (NotBefore > now ? NotBefore.Value : default, Priority, _changedAt);

    /// <param name="isHolderAlive">Another process that lives keeps what it is at work on.</param>
    public PutCard Put(OwnerId by, bool isHolderAlive, CardPriority priority, DateTimeOffset at, DateTimeOffset? notBefore)
    {
        var stays = IsUndelivered && isHolderAlive && (!(NotBefore > at) || NotBefore <= _changedAt + OutboxCard.Soon);
        Holder = stays ? Holder : by;
        Priority = Delivered < Revision && Priority < priority ? Priority : priority;
        (Revision, NotBefore, IsGivenUp, _changedAt) = (Revision + 1, notBefore, false, at);
        return new PutCard(Id, to, Content, priority, at, NotBefore: notBefore);
    }

    /// <returns>What the recording process must be told: a newer revision that is its own to deliver, or null.</returns>
    public OutboxCard? Record(CardRecord record, OwnerId by)
    {
        var newer = Revision > record.Revision && Holder == by;
        if (record is CardDelivered delivered)
        {
            (Delivered, _message) = (Math.Max(Delivered, record.Revision), delivered.MessageId);
            Holder = Revision <= record.Revision ? null : Holder;
        }
        else if (Revision == record.Revision)
        {
            IsGivenUp = true;
        }

        return newer ? Stored() : null;
    }

    public OutboxCard Stored() => new()
    {
        Id = Id,
        To = to,
        Card = Content,
        Priority = Priority,
        Revision = Revision,
        DeliveredRevision = Delivered,
        MessageId = _message,
        NotBefore = NotBefore,
    };

    private Card Content => new($"{Id} at {Revision}", []);
}
