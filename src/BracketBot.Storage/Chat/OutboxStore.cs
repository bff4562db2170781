using System.Text.Json;
using BracketBot.Core;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Core.Stored;
using BracketBot.Storage.Postgres;
using BracketBot.Storage.Writing;

namespace BracketBot.Storage.Chat;

/// <param name="me">This process, which delivers the cards it puts.</param>
internal sealed class OutboxStore(PostgresGate gate, OwnerId me) : IOutboxStore, IWriteHandler
{
    public const string Undelivered = "delivered < revision AND gave_up IS NULL";

    public static readonly Table<(PutCard Put, OwnerId Holder)> Table = new(
        "outbox",
        unchanging: [new("card_id", r => r.Put.Id.Value)],
        changing:
        [
            new("chat_id", r => r.Put.To.ChatId),
            new("thread_id", r => (long?)r.Put.To.ThreadId),
            new("message_id", r => r.Put.MessageId?.Value),
            new("card", r => JsonSerializer.Serialize(r.Put.Card, CoreJson.Default.Card)),
            new("priority", r => (int)r.Put.Priority),
            new("revision", r => 1),
            new("delivered", r => 0),
            new("changed_at", r => r.Put.At.ToSql()) { IsRead = false },
            new("delivered_at", null) { IsRead = false },
            new("not_before", r => r.Put.NotBefore?.ToSql() ?? 0),
            new("gave_up", null) { IsRead = false },
            new("holder", r => r.Holder.Value) { IsRead = false },
        ]);

    /// <summary>A card that another living process is delivering stays with it: two at once could leave the older text in the chat.</summary>
    private static readonly string Holder =
        $"""
        CASE WHEN outbox.delivered < outbox.revision AND outbox.gave_up IS NULL
            AND outbox.not_before <= GREATEST(excluded.changed_at, outbox.changed_at + {(long)OutboxCard.Soon.TotalMilliseconds}) AND EXISTS (
            SELECT 1 FROM processes p WHERE p.id = outbox.holder AND {Liveness.Alive("p")}) THEN outbox.holder ELSE excluded.holder END
        """;

    private static readonly string ById = $"SELECT {Table.Names} FROM outbox WHERE card_id = @id";

    private static readonly string Waiting =
        $"""
        SELECT {Table.Names} FROM outbox WHERE chat_id = @chat AND holder = @me AND {Undelivered}
        ORDER BY CASE WHEN not_before <= @now THEN 0 ELSE not_before END, priority, changed_at LIMIT @limit
        """;

    private static readonly string Delivered =
        $"""
        UPDATE outbox SET delivered = CASE WHEN delivered < @revision THEN @revision ELSE delivered END, message_id = @message, delivered_at = @at,
            chat_id = @chat, thread_id = @thread, holder = CASE WHEN revision <= @revision THEN '' ELSE holder END
        WHERE card_id = @id RETURNING {Table.Names}, holder
        """;

    private static readonly string GivenUp =
        $"UPDATE outbox SET gave_up = CASE WHEN revision = @revision THEN @reason ELSE gave_up END WHERE card_id = @id RETURNING {Table.Names}, holder";

    private static readonly Statement<(PutCard, OwnerId)> Put = Table.Statement(
        $"""
        {Table.Insert}
        ON CONFLICT (card_id) DO UPDATE SET
            card = excluded.card, revision = outbox.revision + 1, changed_at = excluded.changed_at, not_before = excluded.not_before, gave_up = NULL,
            message_id = COALESCE(outbox.message_id, excluded.message_id), holder = {Holder},
            priority = CASE WHEN outbox.delivered < outbox.revision AND outbox.priority < excluded.priority THEN outbox.priority ELSE excluded.priority END
        RETURNING {Table.Names}, holder
        """);

    public async Task<IReadOnlyList<OutboxCard>> WaitingAsync(long chatId, DateTimeOffset now, int limit, CancellationToken cancellation)
    {
        // Through the write path, so that earlier delivery records are written first.
        List<OutboxCard> waiting = [];
        await gate.WriteAsync(async sql =>
        {
            waiting = await sql.QueryAsync(Waiting, Read, ("chat", chatId), ("me", me.Value), ("now", now.ToSql()), ("limit", limit));
            return CommitResult.Committed;
        }, cancellation);
        return waiting;
    }

    public async Task<OutboxCard?> RecordAsync(CardRecord record, CancellationToken cancellation)
    {
        List<(OutboxCard Card, string Holder)> stored = [];
        async Task<CommitResult> WriteAsync(SqlSession sql)
        {
            stored = await RecordAsync(sql, record);
            return CommitResult.Committed;
        }

        // Other results have a caller waiting for them; an accepted edit is recorded in any case.
        await gate.WriteAsync(WriteAsync, record is CardDelivered { IsNew: false } ? CancellationToken.None : cancellation);
        return stored is [var (card, holder)] && holder == me.Value && card.Revision > record.Revision ? card : null;
    }

    public async Task<bool> HasPushWaitingAsync(ChatAddress chat, CancellationToken cancellation) => (await gate.ReadAsync(
        sql => sql.QueryAsync(
            $"SELECT chat_id FROM outbox WHERE chat_id = @chat AND priority = @push AND delivered = 0 AND message_id IS NULL AND {Undelivered} LIMIT 1",
            r => r.Number("chat_id"), ("chat", chat.ChatId), ("push", (int)CardPriority.Push)),
        cancellation)).Count > 0;

    public async Task<OutboxCard?> FindAsync(CardId id, CancellationToken cancellation) => (await gate.ReadAsync(
        sql => sql.QueryAsync(ById, Read, ("id", id.Value)), cancellation)).SingleOrDefault();

    public Task<CommitResult>? Write(SqlSession sql, Write write, CommitEffects effects) => write is PutCard put ? PutAsync(sql, put, effects) : null;

    private static Task<List<(OutboxCard, string)>> RecordAsync(SqlSession sql, CardRecord record) => record switch
    {
        // Whoever puts the card next delivers it.
        CardDelivered delivered => sql.QueryAsync(
            Delivered, ReadWithHolder,
            ("id", record.Id.Value), ("revision", record.Revision), ("message", delivered.MessageId.Value), ("at", record.At.ToSql()),
            ("chat", delivered.To.ChatId), ("thread", (long?)delivered.To.ThreadId)),

        // A newer revision may succeed where this one was refused.
        CardGivenUp givenUp => sql.QueryAsync(
            GivenUp, ReadWithHolder, ("id", record.Id.Value), ("revision", record.Revision), ("reason", givenUp.Reason)),
        _ => throw new InvalidOperationException($"No column takes {record.GetType().Name}."),
    };

    private async Task<CommitResult> PutAsync(SqlSession sql, PutCard put, CommitEffects effects)
    {
        var rows = await sql.QueryAsync(Put.Sql, ReadWithHolder, Put.Values((put, me)));
        effects.Cards.AddRange(rows.Where(r => r.Holder == me.Value).Select(r => r.Card));
        return CommitResult.Committed;
    }

    private static (OutboxCard Card, string Holder) ReadWithHolder(SqlRow row) => (Read(row), row.Text("holder"));

    private static OutboxCard Read(SqlRow row) => new()
    {
        Id = new CardId(row.Text("card_id")),
        To = new ChatAddress(row.Number("chat_id"), row.IntOrNull("thread_id")),
        Card = JsonSerializer.Deserialize(row.Text("card"), CoreJson.Default.Card) ?? throw new InvalidDataException("The outbox holds a card that is none."),
        Priority = (CardPriority)row.Int("priority"),
        Revision = row.Int("revision"),
        DeliveredRevision = row.Int("delivered"),
        MessageId = row.NumberOrNull("message_id") is { } message ? new MessageId(message) : null,
        NotBefore = row.Number("not_before") is var at and not 0 ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null,
    };
}
