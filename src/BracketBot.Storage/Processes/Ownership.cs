using BracketBot.Core;
using BracketBot.Core.Commits;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Processes;
using BracketBot.Storage.Cancels;
using BracketBot.Storage.Chat;
using BracketBot.Storage.Dialogs;
using BracketBot.Storage.Postgres;

namespace BracketBot.Storage.Processes;

internal sealed class Ownership(PostgresGate gate, OwnerId me) : IOwnership
{
    private const string Unsettled = "state <> 'Settled'";
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(100);
    private static readonly string UnderWay = $"type = '{nameof(DialogState.CancellingAll)}'";

    private static readonly string TakeTickets =
        $"UPDATE tickets SET holder = @me WHERE {Unsettled} AND {Liveness.Free("tickets")} RETURNING {TicketColumns.Table.Names}";

    private static readonly string TakeLists =
        $"UPDATE dialogs SET holder = @me WHERE {UnderWay} AND {Liveness.Free("dialogs")} RETURNING {DialogStore.Table.Names}";

    private bool _known;

    public async Task<Beat> BeatAsync(CancellationToken cancellation)
    {
        var (renewed, anything, next) = (0, false, Beat.Every);
        await gate.WriteAsync(async sql =>
        {
            // A late beat counts as a missed one: other processes may already have taken over this one's work.
            renewed = await sql.ExecuteAsync($"UPDATE processes SET beat_at = {Liveness.Now} WHERE id = @me AND {Liveness.Alive("processes")}", ("me", me.Value));
            if (renewed == 0)
            {
                await sql.ExecuteAsync(
                    $"INSERT INTO processes (id, beat_at) VALUES (@me, {Liveness.Now}) ON CONFLICT (id) DO UPDATE SET beat_at = excluded.beat_at", ("me", me.Value));
            }

            anything = await AnythingOrphanedAsync(sql);
            next = await NextAsync(sql);
            return CommitResult.Committed;
        }, cancellation);
        var wasTakenForDead = _known && renewed == 0;
        _known = true;
        return new Beat(wasTakenForDead, anything, next);
    }

    public async Task<TakenOver> TakeOverAsync(bool own, CancellationToken cancellation)
    {
        TakenOver taken = new([], [], []);
        await gate.WriteAsync(async sql =>
        {
            taken = await TakeOverAsync(sql, own);
            return CommitResult.Committed;
        }, cancellation);
        return taken;
    }

    public Task LeaveAsync(CancellationToken cancellation) => gate.WriteAsync(async sql =>
    {
        await sql.ExecuteAsync("DELETE FROM processes WHERE id = @me", ("me", me.Value));
        return CommitResult.Committed;
    }, cancellation);

    private async Task<bool> AnythingOrphanedAsync(SqlSession sql) => (await sql.QueryAsync(
        $"""
        SELECT 1 WHERE EXISTS (SELECT 1 FROM tickets WHERE {Unsettled} AND {Liveness.Orphaned("tickets")})
            OR EXISTS (SELECT 1 FROM dialogs WHERE {UnderWay} AND {Liveness.Orphaned("dialogs")})
            OR EXISTS (SELECT 1 FROM outbox WHERE {OutboxStore.Undelivered} AND {Liveness.Orphaned("outbox")})
        """,
        r => true, ("me", me.Value))).Count > 0;

    /// <summary>The next beat is due after the usual interval, or sooner if another process would count as dead before that.</summary>
    private async Task<TimeSpan> NextAsync(SqlSession sql)
    {
        var deaths = await sql.QueryAsync(
            $"SELECT MIN(p.beat_at) - {Liveness.Now} AS age FROM processes p WHERE p.id <> @me AND {Liveness.Alive("p")}", r => r.NumberOrNull("age"), ("me", me.Value));
        if (deaths is not [{ } age])
        {
            return Beat.Every;
        }

        var death = Beat.AliveFor + TimeSpan.FromMilliseconds(age);
        return death > Beat.Every ? Beat.Every : death > ShortestPause ? death : ShortestPause;
    }

    private async Task<TakenOver> TakeOverAsync(SqlSession sql, bool own)
    {
        // Deletes dead processes first, and the rest depends on who is left. A process that dies meanwhile keeps its work; one that comes back can't register
        // until everything is taken over, and then learns of it.
        await sql.ExecuteAsync($"DELETE FROM processes WHERE id <> @me AND NOT ({Liveness.Alive("processes")})", ("me", me.Value));

        var tickets = await sql.QueryAsync(
            TakeTickets, TicketColumns.Read, ("me", me.Value));
        var lists = await sql.QueryAsync(
            TakeLists, DialogStore.Read, ("me", me.Value));
        var cards = await sql.QueryAsync(
            $"UPDATE outbox SET holder = @me WHERE {OutboxStore.Undelivered} AND {Liveness.Free("outbox")} RETURNING chat_id, priority, not_before",
            ReadChat, ("me", me.Value));
        if (own)
        {
            // This process is already seeing to the tickets it wrote itself.
            tickets = await sql.QueryAsync(
                $"{TicketColumns.Select} WHERE {Unsettled} AND holder = @me AND owner <> @me", TicketColumns.Read, ("me", me.Value));
            lists = await sql.QueryAsync($"{DialogStore.Select} WHERE {UnderWay} AND holder = @me", DialogStore.Read, ("me", me.Value));
            cards = await sql.QueryAsync(
                $"SELECT chat_id, priority, not_before FROM outbox WHERE {OutboxStore.Undelivered} AND holder = @me", ReadChat, ("me", me.Value));
        }

        return new TakenOver(
            [.. tickets.OrderBy(t => t.Id.Value, StringComparer.Ordinal)], lists,
            [.. cards.GroupBy(c => c.ChatId).OrderBy(c => c.Min(x => x.Priority)).Select(c => (c.Key, c.Min(x => x.From)))]);
    }

    private static (long ChatId, int Priority, DateTimeOffset From) ReadChat(SqlRow row) => (row.Number("chat_id"), row.Int("priority"), row.Time("not_before"));
}
