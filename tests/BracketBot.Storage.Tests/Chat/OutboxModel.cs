using BracketBot.Core.Chat;

namespace BracketBot.Storage.Tests.Chat;

/// <summary>What the outbox must know of one card, kept in memory.</summary>
internal sealed class OutboxModel(string id)
{
    private DateTimeOffset _notBefore = DateTimeOffset.MinValue;
    private DateTimeOffset _leaseUntil = DateTimeOffset.MinValue;
    private bool _gaveUp;

    public CardId Id { get; } = new(id);

    public int Revision { get; private set; }

    public int Delivered { get; private set; }

    /// <summary>True where nothing is left to do: the newest is delivered, or was given up.</summary>
    public bool IsDone => Delivered == Revision || _gaveUp;

    public string Content => $"{Id} at {Revision}";

    public bool IsDue(DateTimeOffset now) => !IsDone && _notBefore <= now && _leaseUntil <= now;

    public PutCard Put(DateTimeOffset at)
    {
        (Revision, _notBefore, _gaveUp) = (Revision + 1, DateTimeOffset.MinValue, false);
        return new PutCard(Id, Given.Chat, new Card(Content, []), CardPriority.Answer, at);
    }

    public void Claimed(DateTimeOffset until) => _leaseUntil = until;

    public CardDelivered Deliver(int revision, DateTimeOffset at)
    {
        (Delivered, _notBefore, _leaseUntil) = (Math.Max(Delivered, revision), DateTimeOffset.MinValue, DateTimeOffset.MinValue);
        return new CardDelivered(Id, revision, new MessageId(1), at);
    }

    public CardDelayed Delay(DateTimeOffset until)
    {
        (_notBefore, _leaseUntil) = (until, DateTimeOffset.MinValue);
        return new CardDelayed(Id, until, CountsAsFailure: true);
    }

    public CardGivenUp GiveUp(int revision, DateTimeOffset at)
    {
        (_gaveUp, _leaseUntil) = (_gaveUp || revision == Revision, DateTimeOffset.MinValue);
        return new CardGivenUp(Id, revision, "blocked", at);
    }
}
