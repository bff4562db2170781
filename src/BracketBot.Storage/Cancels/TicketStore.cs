using BracketBot.Core;
using BracketBot.Core.Cancels;
using BracketBot.Core.Commits;
using BracketBot.Storage.Postgres;
using BracketBot.Storage.Writing;

namespace BracketBot.Storage.Cancels;

/// <param name="me">This process, which sees to the tickets it adds.</param>
internal sealed class TicketStore(PostgresGate gate, OwnerId me) : ITicketStore, IWriteHandler
{
    private static readonly string ById = $"{TicketColumns.Select} WHERE id = @id";
    private static readonly string ByOrigin = $"{TicketColumns.Select} WHERE origin_kind = @kind AND origin_id = @origin ORDER BY id";

    private static readonly Statement<(CancelTicket, OwnerId)> Insert = TicketColumns.Table.Statement($"{TicketColumns.Table.Insert} ON CONFLICT DO NOTHING");

    private static readonly Statement<(CancelTicket, OwnerId)> Update = TicketColumns.Table.Statement(
        $"UPDATE tickets SET {TicketColumns.Table.Set()} WHERE id = @id AND version = @version - 1");

    public async Task<CancelTicket?> FindAsync(TicketId id, CancellationToken cancellation) => (await gate.ReadAsync(
        sql => sql.QueryAsync(ById, TicketColumns.Read, ("id", id.Value)), cancellation)).SingleOrDefault();

    public async Task<IReadOnlyList<CancelTicket>> OfOriginAsync(string kind, string id, CancellationToken cancellation) => await gate.ReadAsync(
        sql => sql.QueryAsync(ByOrigin, TicketColumns.Read, ("kind", kind), ("origin", id)), cancellation);

    public Task<CommitResult>? Write(SqlSession sql, Write write, CommitEffects effects) => write switch
    {
        AddTicket add => AddAsync(sql, add),
        SaveTicket save => SaveAsync(sql, save.Ticket),
        _ => null,
    };

    private async Task<CommitResult> AddAsync(SqlSession sql, AddTicket add)
    {
        var origin = add.Ticket.Origin;
        var rows = await sql.ExecuteAsync(Insert.Sql, Insert.Values((add.Ticket, me)));
        if (rows == 1)
        {
            return CommitResult.Committed;
        }

        var confirmed = await sql.QueryAsync(
            "SELECT id FROM tickets WHERE origin_kind = @kind AND origin_id = @origin AND origin_confirmation = @confirmation", r => r.Text("id"),
            ("kind", origin.Kind), ("origin", origin.Id), ("confirmation", origin.Confirmation));
        return confirmed.Count > 0 ? CommitResult.AlreadyConfirmed : CommitResult.LegBusy;
    }

    private async Task<CommitResult> SaveAsync(SqlSession sql, CancelTicket ticket)
    {
        var rows = await sql.ExecuteAsync(Update.Sql, Update.Values((ticket, me)));
        return rows == 1 ? CommitResult.Committed : CommitResult.Conflict;
    }
}
