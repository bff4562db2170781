using System.Text.Json;
using BracketBot.Core;
using BracketBot.Core.Cancels;
using BracketBot.Core.Commits;
using BracketBot.Core.Json;
using BracketBot.Storage.Sql;

namespace BracketBot.Storage.Cancels;

internal sealed class TicketStore(ISqlGate gate) : ITicketStore, IWriteHandler
{
    public async Task<CancelTicket?> FindAsync(TicketId id, CancellationToken cancellation) => (await gate.ReadAsync(
        sql => sql.QueryAsync($"SELECT {TicketColumns.Names} FROM tickets WHERE id = @id", TicketColumns.Read, ("id", id.Value)), cancellation)).SingleOrDefault();

    public async Task<IReadOnlyList<CancelTicket>> OfOriginAsync(string kind, string id, CancellationToken cancellation) => await gate.ReadAsync(
        sql => sql.QueryAsync(
            $"SELECT {TicketColumns.Names} FROM tickets WHERE origin_kind = @kind AND origin_id = @origin ORDER BY id", TicketColumns.Read, ("kind", kind), ("origin", id)),
        cancellation);

    public async Task<IReadOnlyList<CancelTicket>> TakeOverAsync(
        OwnerId owner, DateTimeOffset now, DateTimeOffset leaseUntil, int limit, CancellationToken cancellation)
    {
        // One process owns a file: whoever else held a ticket is gone, lease or not.
        var free = gate.IsShared ? "lease_until <= @now" : "(lease_until <= @now OR lease_owner <> @owner)";
        var waiting = await gate.ReadAsync(
            sql => sql.QueryAsync($"SELECT id FROM tickets WHERE state <> 'Settled' AND {free} LIMIT 1", r => r.Text(0), ("now", now.ToSql()), ("owner", owner.Value)),
            cancellation);
        if (waiting.Count == 0)
        {
            return [];
        }

        List<CancelTicket> taken = [];
        var skip = gate.IsShared ? " FOR UPDATE SKIP LOCKED" : "";
        await gate.WriteAsync(async sql =>
        {
            // The selection stands before the update: within it the server may run it once for each row, and so pass the limit.
            taken = await sql.QueryAsync(
                $"""
                WITH free AS (SELECT id FROM tickets WHERE state <> 'Settled' AND {free} ORDER BY id LIMIT @limit{skip})
                UPDATE tickets SET lease_owner = @owner, lease_until = @until WHERE id IN (SELECT id FROM free)
                RETURNING {TicketColumns.Names}
                """,
                TicketColumns.Read,
                ("owner", owner.Value), ("until", leaseUntil.ToSql()), ("now", now.ToSql()), ("limit", limit));
            return CommitResult.Committed;
        }, cancellation);
        return taken;
    }

    public async Task RenewAsync(OwnerId owner, IReadOnlyCollection<TicketId> inHand, DateTimeOffset leaseUntil, CancellationToken cancellation)
    {
        if (inHand.Count == 0)
        {
            return;
        }

        await gate.WriteAsync(async sql =>
        {
            foreach (var id in inHand)
            {
                await sql.ExecuteAsync(
                    "UPDATE tickets SET lease_until = @until WHERE id = @id AND lease_owner = @owner AND state <> 'Settled'",
                    ("until", leaseUntil.ToSql()), ("id", id.Value), ("owner", owner.Value));
            }

            return CommitResult.Committed;
        }, cancellation);
    }

    public Task<CommitResult>? Write(SqlSession sql, Write write) => write switch
    {
        AddTicket add => AddAsync(sql, add),
        SaveTicket save => SaveAsync(sql, save.Ticket),
        _ => null,
    };

    private static async Task<CommitResult> AddAsync(SqlSession sql, AddTicket add)
    {
        var origin = add.Ticket.Origin;
        var rows = await sql.ExecuteAsync(TicketColumns.Insert, TicketColumns.Values(add.Ticket, add.LeaseUntil));
        if (rows == 1)
        {
            return CommitResult.Committed;
        }

        var confirmed = await sql.QueryAsync(
            "SELECT id FROM tickets WHERE origin_kind = @kind AND origin_id = @origin AND origin_confirmation = @confirmation", r => r.Text(0),
            ("kind", origin.Kind), ("origin", origin.Id), ("confirmation", origin.Confirmation));
        return confirmed.Count > 0 ? CommitResult.AlreadyConfirmed : CommitResult.LegBusy;
    }

    private static async Task<CommitResult> SaveAsync(SqlSession sql, CancelTicket ticket)
    {
        var rows = await sql.ExecuteAsync(
            """
            UPDATE tickets SET state = @state, answer = @answer, outcome = @outcome, aftermath = @aftermath, settled_at = @settled, version = @version
            WHERE id = @id AND version = @version - 1
            """,
            ("id", ticket.Id.Value), ("state", ticket.State.ToString()), ("outcome", ticket.Outcome?.ToString()), ("settled", ticket.SettledAt?.ToSql()),
            ("answer", ticket.Answer is { } answer ? JsonSerializer.Serialize(answer, CoreJson.Default.BrokerAnswer) : null),
            ("aftermath", ticket.Aftermath is { } aftermath ? JsonSerializer.Serialize(aftermath, CoreJson.Default.Aftermath) : null),
            ("version", ticket.Version));
        return rows == 1 ? CommitResult.Committed : CommitResult.Conflict;
    }
}
