using BracketBot.Core;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Storage.Lite.Live;
using BracketBot.Storage.Writing;

namespace BracketBot.Storage.Lite.Stores;

/// <param name="me">This process, which delivers the cards it puts.</param>
internal sealed class LiteOutbox(LiteGate gate, OwnerId me) : IOutboxStore
{
    private static readonly OwnerId Nobody = new("");

    public async Task<IReadOnlyList<OutboxCard>> WaitingAsync(long chatId, DateTimeOffset now, int limit, CancellationToken cancellation)
    {
        // Goes through the writer, so that pending delivery records are written first.
        var state = await gate.ReadAsync(cancellation);
        await gate.WriteAsync(draft => state = draft.State, cancellation);
        return
        [
            .. OfChat(state, chatId).Where(c => c.Holder == me)
                .OrderBy(c => c.Card.NotBefore is { } at && at > now.AsStored() ? at : DateTimeOffset.MinValue)
                .ThenBy(c => c.Card.Priority).ThenBy(c => c.ChangedAt).ThenBy(c => c.Id, StringComparer.Ordinal)
                .Take(limit).Select(c => c.Card),
        ];
    }

    public async Task<OutboxCard?> RecordAsync(CardRecord record, CancellationToken cancellation)
    {
        CardRow? stored = null;
        void Write(LiteDraft draft) => stored = Record(draft, record);
        await (record is CardDelivered { IsNew: false } ? gate.WriteWithNextAsync(Write) : gate.WriteAsync(Write, cancellation));
        return stored is { } row && row.Holder == me && row.Card.Revision > record.Revision ? row.Card : null;
    }

    public async Task<bool> HasPushWaitingAsync(ChatAddress chat, CancellationToken cancellation) =>
        OfChat(await gate.ReadAsync(cancellation), chat.ChatId).Any(c => c.Card.Priority == CardPriority.Push && c.IsNew);

    public async Task<OutboxCard?> FindAsync(CardId id, CancellationToken cancellation)
    {
        var state = await gate.ReadAsync(cancellation);
        return state.Cards.Find(id.Value)?.Card ?? (gate.FindPast(state, Collections.Cards, id.Value) is { } past ? CardRow.Read(past).Card : null);
    }

    public CommitResult Put(LiteDraft draft, PutCard put, CommitEffects effects)
    {
        var at = put.At.AsStored();
        var row = draft.FindCard(put.Id.Value) is { } known
            ? known with { Card = Next(known.Card, put), ChangedAt = at, Holder = me, GaveUp = null }
            : new CardRow(
                new OutboxCard
                {
                    Id = put.Id,
                    To = put.To,
                    Card = put.Card,
                    Priority = put.Priority,
                    Revision = 1,
                    DeliveredRevision = 0,
                    MessageId = put.MessageId,
                    NotBefore = put.NotBefore.AsStored(),
                },
                at, me, DeliveredAt: null, GaveUp: null);
        draft.Put(row);
        effects.Cards.Add(row.Card);
        return CommitResult.Committed;
    }

    private static OutboxCard Next(OutboxCard known, PutCard put) => known with
    {
        Card = put.Card,
        Revision = known.Revision + 1,
        NotBefore = put.NotBefore.AsStored(),
        MessageId = known.MessageId ?? put.MessageId,
        Priority = known.DeliveredRevision < known.Revision && known.Priority < put.Priority ? known.Priority : put.Priority,
    };

    private static CardRow? Record(LiteDraft draft, CardRecord record)
    {
        if (draft.FindCard(record.Id.Value) is not { } row)
        {
            return null;
        }

        row = record switch
        {
            // Whoever puts the card next delivers it.
            CardDelivered delivered => row with
            {
                Card = row.Card with
                {
                    DeliveredRevision = Math.Max(row.Card.DeliveredRevision, record.Revision),
                    MessageId = delivered.MessageId,
                    To = delivered.To,
                },
                DeliveredAt = record.At.AsStored(),
                Holder = row.Card.Revision <= record.Revision ? Nobody : row.Holder,
            },

            // A newer revision may succeed where this one was refused.
            CardGivenUp givenUp => row.Card.Revision == record.Revision ? row with { GaveUp = givenUp.Reason } : row,
            _ => throw new InvalidOperationException($"No field takes {record.GetType().Name}."),
        };
        draft.Put(row);
        return row;
    }

    private static IEnumerable<CardRow> OfChat(LiveState state, long chat) =>
        state.Undelivered.GetValueOrDefault(chat, []).Select(id => state.Cards.All[id]);
}
