using System.Text.Json;
using BracketBot.Core;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Core.Json;
using BracketBot.Storage.Sql;

namespace BracketBot.Storage.Chat;

internal sealed class OutboxStore(ISqlGate gate) : IOutboxStore, IWriteHandler
{
    private const string Columns = "card_id, chat_id, thread_id, card, priority, revision, delivered, message_id, failures";
    private const string Due = "delivered < revision AND gave_up IS NULL AND not_before <= @now";
    private readonly CardLeases _leases = new();

    public async Task<IReadOnlyList<OutboxCard>> ClaimDueAsync(
        OwnerId owner, DateTimeOffset now, DateTimeOffset leaseUntil, int limit, CancellationToken cancellation)
    {
        if (gate.IsShared)
        {
            return await ClaimSharedAsync(owner, now, leaseUntil, limit, cancellation);
        }

        // One process owns the file, so a lease is a matter of its memory, and claiming costs no disk write.
        return await _leases.ClaimAsync(
            now, leaseUntil, limit,
            wanted => gate.ReadAsync(
                sql => sql.QueryAsync($"SELECT {Columns} FROM outbox WHERE {Due} ORDER BY priority, changed_at LIMIT @limit", Read, ("now", now.ToSql()), ("limit", wanted)),
                cancellation),
            cancellation);
    }

    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellation) => (await gate.ReadAsync(
        sql => sql.QueryAsync("SELECT MIN(not_before) FROM outbox WHERE delivered < revision AND gave_up IS NULL", r => r.TimeOrNull(0)), cancellation)).Single();

    public async Task<bool> HasPushWaitingAsync(ChatAddress chat, CancellationToken cancellation) => (await gate.ReadAsync(
        sql => sql.QueryAsync(
            "SELECT chat_id FROM outbox WHERE chat_id = @chat AND priority = @push AND delivered = 0 AND message_id IS NULL AND gave_up IS NULL LIMIT 1",
            r => r.Number(0), ("chat", chat.ChatId), ("push", (int)CardPriority.Push)),
        cancellation)).Count > 0;

    public async Task<OutboxCard?> FindAsync(CardId id, CancellationToken cancellation) => (await gate.ReadAsync(
        sql => sql.QueryAsync($"SELECT {Columns} FROM outbox WHERE card_id = @id", Read, ("id", id.Value)), cancellation)).SingleOrDefault();

    public Task<CommitResult>? Write(SqlSession sql, Write write) => write switch
    {
        PutCard put => PutAsync(sql, put),
        CardDelivered delivered => DeliveredAsync(sql, delivered),
        CardDelayed delayed => DelayedAsync(sql, delayed),
        CardGivenUp givenUp => GivenUpAsync(sql, givenUp),
        _ => null,
    };

    public void Committed(Write write)
    {
        CardId? delivered = write switch
        {
            CardDelivered w => w.Id,
            CardDelayed w => w.Id,
            CardGivenUp w => w.Id,
            _ => null,
        };
        if (delivered is { } id)
        {
            _leases.End(id);
        }
    }

    private async Task<IReadOnlyList<OutboxCard>> ClaimSharedAsync(
        OwnerId owner, DateTimeOffset now, DateTimeOffset leaseUntil, int limit, CancellationToken cancellation)
    {
        List<OutboxCard> claimed = [];
        await gate.WriteAsync(async sql =>
        {
            // The selection stands before the update: within it the server may run it once for each row, and so pass the limit.
            claimed = await sql.QueryAsync(
                $"""
                WITH due AS (
                    SELECT card_id FROM outbox WHERE {Due} AND lease_until <= @now ORDER BY priority, changed_at LIMIT @limit FOR UPDATE SKIP LOCKED)
                UPDATE outbox SET lease_owner = @owner, lease_until = @until WHERE card_id IN (SELECT card_id FROM due)
                RETURNING {Columns}, changed_at
                """,
                r => (Card: Read(r), ChangedAt: r.Number(9)),
                ("owner", owner.Value), ("until", leaseUntil.ToSql()), ("now", now.ToSql()), ("limit", limit)) switch
            {
                var rows => [.. rows.OrderBy(r => r.Card.Priority).ThenBy(r => r.ChangedAt).Select(r => r.Card)],
            };
            return CommitResult.Committed;
        }, cancellation);
        return claimed;
    }

    private static async Task<CommitResult> PutAsync(SqlSession sql, PutCard put)
    {
        await sql.ExecuteAsync(
            """
            INSERT INTO outbox (card_id, chat_id, thread_id, message_id, card, priority, revision, delivered, changed_at, not_before, failures, lease_until)
            VALUES (@id, @chat, @thread, @message, @card, @priority, 1, 0, @at, @notbefore, 0, 0)
            ON CONFLICT (card_id) DO UPDATE SET
                card = excluded.card, revision = outbox.revision + 1, changed_at = excluded.changed_at, not_before = excluded.not_before, failures = 0, gave_up = NULL,
                message_id = COALESCE(outbox.message_id, excluded.message_id),
                priority = CASE WHEN outbox.delivered < outbox.revision AND outbox.priority < excluded.priority THEN outbox.priority ELSE excluded.priority END
            """,
            ("id", put.Id.Value), ("chat", put.To.ChatId), ("thread", put.To.ThreadId), ("message", put.MessageId?.Value),
            ("card", JsonSerializer.Serialize(put.Card, CoreJson.Default.Card)), ("priority", (int)put.Priority), ("at", put.At.ToSql()),
            ("notbefore", put.NotBefore?.ToSql() ?? 0));
        return CommitResult.Committed;
    }

    private static async Task<CommitResult> DeliveredAsync(SqlSession sql, CardDelivered write)
    {
        await sql.ExecuteAsync(
            """
            UPDATE outbox SET delivered = CASE WHEN delivered < @revision THEN @revision ELSE delivered END, message_id = @message, delivered_at = @at,
                failures = 0, not_before = 0, lease_owner = NULL, lease_until = 0
            WHERE card_id = @id
            """,
            ("id", write.Id.Value), ("revision", write.Revision), ("message", write.MessageId.Value), ("at", write.At.ToSql()));
        return CommitResult.Committed;
    }

    private static async Task<CommitResult> DelayedAsync(SqlSession sql, CardDelayed write)
    {
        await sql.ExecuteAsync(
            """
            UPDATE outbox SET not_before = @until, failures = failures + @failed, lease_owner = NULL, lease_until = 0,
                message_id = CASE WHEN @forget = 1 THEN NULL ELSE message_id END,
                chat_id = CASE WHEN @moved = 1 THEN @chat ELSE chat_id END, thread_id = CASE WHEN @moved = 1 THEN @thread ELSE thread_id END
            WHERE card_id = @id
            """,
            ("id", write.Id.Value), ("until", write.NotBefore.ToSql()), ("failed", write.CountsAsFailure ? 1 : 0), ("forget", write.ForgetMessage ? 1 : 0),
            ("moved", write.To is null ? 0 : 1), ("chat", write.To?.ChatId ?? 0), ("thread", (long?)write.To?.ThreadId));
        return CommitResult.Committed;
    }

    private static async Task<CommitResult> GivenUpAsync(SqlSession sql, CardGivenUp write)
    {
        // A newer revision than the one that was refused may fare better.
        await sql.ExecuteAsync(
            """
            UPDATE outbox SET gave_up = CASE WHEN revision = @revision THEN @reason ELSE gave_up END, lease_owner = NULL, lease_until = 0
            WHERE card_id = @id
            """,
            ("id", write.Id.Value), ("revision", write.Revision), ("reason", write.Reason));
        return CommitResult.Committed;
    }

    private static OutboxCard Read(SqlRow row) => new()
    {
        Id = new CardId(row.Text(0)),
        To = new ChatAddress(row.Number(1), row.IntOrNull(2)),
        Card = JsonSerializer.Deserialize(row.Text(3), CoreJson.Default.Card) ?? throw new InvalidDataException("The outbox holds a card that is none."),
        Priority = (CardPriority)row.Int(4),
        Revision = row.Int(5),
        DeliveredRevision = row.Int(6),
        MessageId = row.NumberOrNull(7) is { } message ? new MessageId(message) : null,
        Failures = row.Int(8),
    };
}
