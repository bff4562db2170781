using BracketBot.Core.Chat;

namespace BracketBot.Storage.Tests.Chat;

/// <summary>A process's sender at its simplest: delivers what commits and records hand over, one revision of a card at a time.</summary>
internal sealed class Courier(Database database, SharedChat chat)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<CardId, (OutboxCard? Waiting, bool IsUnderway, int Newest)> _cards = [];
    private readonly List<Task> _deliveries = [];

    private static CancellationToken Never => TestContext.Current.CancellationToken;

    public async Task PutAsync(string id)
    {
        foreach (var card in (await database.Commits.CommitAsync([Given.Put(id)], Never)).Cards)
        {
            Take(card);
        }
    }

    public async Task QuietAsync()
    {
        for (var seen = -1; seen != _deliveries.Count;)
        {
            Task[] deliveries;
            lock (_lock)
            {
                deliveries = [.. _deliveries];
            }

            seen = deliveries.Length;
            await Task.WhenAll(deliveries);
        }
    }

    private void Take(OutboxCard card)
    {
        lock (_lock)
        {
            var known = _cards.GetValueOrDefault(card.Id);
            if (card.Revision <= known.Newest)
            {
                return;
            }

            _cards[card.Id] = (card, true, card.Revision);
            if (!known.IsUnderway)
            {
                _deliveries.Add(Task.Run(() => DeliverAsync(card.Id), Never));
            }
        }
    }

    private async Task DeliverAsync(CardId id)
    {
        while (Next(id) is { } card)
        {
            await chat.SendAsync(card);
            var newer = await database.Outbox.RecordAsync(
                Given.Delivered(card.Revision, id.Value, isNew: card.MessageId is null), Never);
            if (newer is not null)
            {
                Take(newer);
            }
        }
    }

    private OutboxCard? Next(CardId id)
    {
        lock (_lock)
        {
            var (waiting, _, newest) = _cards[id];
            _cards[id] = (null, waiting is not null, newest);
            return waiting;
        }
    }
}
