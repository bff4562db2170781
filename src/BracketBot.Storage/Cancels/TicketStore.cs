using System.Text.Json;
using BracketBot.Core;
using BracketBot.Core.Cancels;
using BracketBot.Core.Commits;
using BracketBot.Core.Stored;
using BracketBot.Storage.Postgres;
using BracketBot.Storage.Writing;

namespace BracketBot.Storage.Cancels;

/// <param name="me">This process: it sees to the tickets that it adds.</param>
internal sealed class TicketStore(PostgresGate gate, OwnerId me) : ITicketStore, IWriteHandler
{
    public async Task<CancelTicket?> FindAsync(TicketId id, CancellationToken cancellation) => (await gate.ReadAsync(
        sql => sql.QueryAsync($"SELECT {TicketColumns.Names} FROM tickets WHERE id = @id", TicketColumns.Read, ("id", id.Value)), cancellation)).SingleOrDefault();

    public async Task<IReadOnlyList<CancelTicket>> OfOriginAsync(string kind, string id, CancellationToken cancellation) => await gate.ReadAsync(
        sql => sql.QueryAsync(
            $"SELECT {TicketColumns.Names} FROM tickets WHERE origin_kind = @kind AND origin_id = @origin ORDER BY id", TicketColumns.Read, ("kind", kind), ("origin", id)),
        cancellation);

    public Task<CommitResult>? Write(SqlSession sql, Write write, CommitEffects effects) => write switch
    {
        AddTicket add => AddAsync(sql, add),
        SaveTicket save => SaveAsync(sql, save.Ticket),
        _ => null,
    };

    private async Task<CommitResult> AddAsync(SqlSession sql, AddTicket add)
    {
        var origin = add.Ticket.Origin;
        var rows = await sql.ExecuteAsync(TicketColumns.Insert, TicketColumns.Values(add.Ticket, me));
        if (rows == 1)
        {
            return CommitResult.Committed;
        }

        var confirmed = await sql.QueryAsync(
            "SELECT id FROM tickets WHERE origin_kind = @kind AND origin_id = @origin AND origin_confirmation = @confirmation", r => r.Text(0),
            ("kind", origin.Kind), ("origin", origin.Id), ("confirmation", origin.Confirmation));
        return confirmed.Count > 0 ? CommitResult.AlreadyConfirmed : CommitResult.LegBusy;
    }

    private async Task<CommitResult> SaveAsync(SqlSession sql, CancelTicket ticket)
    {
        var rows = await sql.ExecuteAsync(
            """
            UPDATE tickets SET state = @state, answer = @answer, outcome = @outcome, aftermath = @aftermath, settled_at = @settled, version = @version,
                holder = @me
            WHERE id = @id AND version = @version - 1
            """,
            ("id", ticket.Id.Value), ("state", ticket.State.ToString()), ("outcome", ticket.Outcome?.ToString()), ("settled", ticket.SettledAt?.ToSql()),
            ("answer", ticket.Answer is { } answer ? JsonSerializer.Serialize(answer, CoreJson.Default.BrokerAnswer) : null),
            ("aftermath", ticket.Aftermath is { } aftermath ? JsonSerializer.Serialize(aftermath, CoreJson.Default.Aftermath) : null),
            ("version", ticket.Version), ("me", me.Value));
        return rows == 1 ? CommitResult.Committed : CommitResult.Conflict;
    }
}
