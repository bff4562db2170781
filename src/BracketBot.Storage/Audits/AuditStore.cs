using BracketBot.Core;
using BracketBot.Core.Audits;
using BracketBot.Core.Commits;
using BracketBot.Storage.Postgres;
using BracketBot.Storage.Writing;

namespace BracketBot.Storage.Audits;

internal sealed class AuditStore(PostgresGate gate) : IAuditStore, IWriteHandler
{
    public async Task<IReadOnlyList<AuditEntry>> OfTicketAsync(string ticketId, CancellationToken cancellation) => await gate.ReadAsync(
        sql => sql.QueryAsync(
            "SELECT id, at, event, user_id, client_id, ticket_id, oms_order_id, leg, detail FROM audit WHERE ticket_id = @ticket ORDER BY id",
            r => new AuditEntry(r.Text(0), r.Time(1), r.Text(2), r.Number(3), r.Text(4), r.TextOrNull(5), r.TextOrNull(6), r.TextOrNull(7), r.Text(8)),
            ("ticket", ticketId)),
        cancellation);

    public Task<CommitResult>? Write(SqlSession sql, Write write, CommitEffects effects) => write is AddAudit add ? AddAsync(sql, add.Entry) : null;

    private static async Task<CommitResult> AddAsync(SqlSession sql, AuditEntry entry)
    {
        await sql.ExecuteAsync(
            """
            INSERT INTO audit (id, at, event, user_id, client_id, ticket_id, oms_order_id, leg, detail)
            VALUES (@id, @at, @event, @user, @client, @ticket, @order, @leg, @detail)
            """,
            ("id", entry.Id), ("at", entry.At.ToSql()), ("event", entry.Event), ("user", entry.UserId), ("client", entry.ClientId),
            ("ticket", entry.TicketId), ("order", entry.OmsOrderId), ("leg", entry.Leg), ("detail", entry.Detail));
        return CommitResult.Committed;
    }
}
