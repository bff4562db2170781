using BracketBot.Core;
using BracketBot.Core.Chat;

namespace BracketBot.Storage.Tests.Chat;

/// <summary>A process, and what its sender knows of the outbox: what was handed to it, and where it has to look.</summary>
internal sealed class OutboxProcess(OwnerId id, Database database)
{
    private readonly Dictionary<CardId, int> _newest = [];

    public OwnerId Id => id;

    public Database Database => database;

    /// <summary>Cards to send.</summary>
    public Dictionary<CardId, OutboxCard> Waiting { get; } = [];

    /// <summary>Cards that are being sent, and whether they are since before the process was taken for dead.</summary>
    public Dictionary<CardId, (OutboxCard Card, bool IsOld)> Underway { get; } = [];

    /// <summary>What became of cards, not yet written down.</summary>
    public List<(CardRecord Record, Task<OutboxCard?> Done)> Recording { get; } = [];

    /// <summary>Chats with more in the store, and from when on.</summary>
    public Dictionary<long, DateTimeOffset> Chats { get; } = [];

    public Dictionary<CardId, MessageId> Messages { get; } = [];

    /// <summary>It may be that others have taken what it knows.</summary>
    public bool IsStale { get; set; }

    /// <summary>Whether it will come to the card, by what it has in memory.</summary>
    public bool Knows(CardModel card, DateTimeOffset now) =>
        Waiting.ContainsKey(card.Id) || Underway.ContainsKey(card.Id) || Recording.Exists(r => r.Record.Id == card.Id)
        || (Chats.TryGetValue(card.To.ChatId, out var from) && (from <= now || from <= card.NotBefore));

    /// <summary>Whether it is at work on the card, or about to be.</summary>
    public bool IsAtWorkOn(CardId card) => Waiting.ContainsKey(card) || (Underway.TryGetValue(card, out var underway) && !underway.IsOld);

    /// <summary>A card that was handed over, or read.</summary>
    public void Take(OutboxCard card, DateTimeOffset now)
    {
        if (card.Revision <= _newest.GetValueOrDefault(card.Id))
        {
            return;
        }

        if (card.NotBefore > now)
        {
            // It stays in the store until then.
            Waiting.Remove(card.Id);
            Look(card.To.ChatId, card.NotBefore.Value);
        }
        else
        {
            _newest[card.Id] = card.Revision;
            Waiting[card.Id] = card;
        }
    }

    public void Look(long chat, DateTimeOffset from) => Chats[chat] = Chats.TryGetValue(chat, out var known) && known < from ? known : from;

    public void Depart(OutboxCard card)
    {
        Waiting.Remove(card.Id);
        Underway[card.Id] = (card, false);
    }

    /// <summary>Nobody has taken the card: it is tried again, by whoever has it now.</summary>
    public void Return(OutboxCard card, bool isOld, DateTimeOffset now)
    {
        if (isOld)
        {
            _newest.Remove(card.Id);
            Look(card.To.ChatId, now);
        }
        else if (!Waiting.ContainsKey(card.Id))
        {
            Waiting[card.Id] = card;
        }
    }

    /// <summary>It was taken for dead.</summary>
    public void Forget()
    {
        foreach (var card in Waiting.Keys)
        {
            _newest.Remove(card);
        }

        Waiting.Clear();
        foreach (var (card, (underway, _)) in Underway)
        {
            Underway[card] = (underway, true);
            _newest[card] = underway.Revision;
        }
    }
}
