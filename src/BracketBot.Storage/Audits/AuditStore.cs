using System.Runtime.CompilerServices;
using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Audits;
using BracketBot.Core.Cancels;
using BracketBot.Core.Commits;
using BracketBot.Storage.Cancels;
using BracketBot.Storage.Postgres;
using BracketBot.Storage.Writing;

namespace BracketBot.Storage.Audits;

internal sealed class AuditStore(PostgresGate gate, ISecretBox box, OwnerId me) : IAuditStore, IWriteHandler, IAsyncDisposable
{
    private const string Columns = "id, at, event, user_id, client_id, ticket_id, oms_order_id, leg, detail";
    private const string Links = $"SELECT {Columns}, chain, number, hash FROM audit";
    private const int AtOnce = 500;
    private readonly AuditLanes _lanes = new(box, me);

    public async Task<IReadOnlyList<AuditEntry>> OfTicketAsync(string ticketId, CancellationToken cancellation) => await gate.ReadAsync(
        sql => sql.QueryAsync($"SELECT {Columns} FROM audit WHERE ticket_id = @ticket ORDER BY id", Read, ("ticket", ticketId)), cancellation);

    public async IAsyncEnumerable<AuditEntry> ReadAsync(AuditRange range, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (user, last) = (range.User is null ? "" : "AND user_id = @user", "");
        while (true)
        {
            var after = last;
            var part = await gate.ReadAsync(
                sql => sql.QueryAsync(
                    $"SELECT {Columns} FROM audit WHERE id > @after AND at >= @from AND at < @to {user} ORDER BY id LIMIT {AtOnce}", Read,
                    ("after", after), ("from", range.From?.ToSql() ?? long.MinValue), ("to", range.To?.ToSql() ?? long.MaxValue), ("user", range.User?.Value ?? 0)),
                cancellation);
            foreach (var entry in part)
            {
                yield return entry;
            }

            if (part.Count < AtOnce)
            {
                yield break;
            }

            last = part[^1].Id;
        }
    }

    public async Task<IReadOnlyList<PastCancel>> CancelsAsync(TelegramUserId user, ClientId? client, TicketId? before, int limit, CancellationToken cancellation)
    {
        var (ofClient, ofPage) = (client is null ? "" : "AND client_id = @client", before is null ? "" : "AND id < @before");
        var tickets = await gate.ReadAsync(
            sql => sql.QueryAsync(
                $"SELECT {TicketColumns.Names} FROM tickets WHERE user_id = @user {ofClient} {ofPage} ORDER BY id DESC LIMIT @limit", TicketColumns.Read,
                ("user", user.Value), ("client", client?.Value ?? ""), ("before", before?.Value ?? ""), ("limit", limit)),
            cancellation);
        return [.. tickets.Select(PastCancel.Of)];
    }

    public Task<AuditVerdict> VerifyAsync(CancellationToken cancellation) => gate.SnapshotAsync(
        async sql =>
        {
            var chains = await sql.QueryAsync(
                """
                SELECT c.id, c.begun_at, c.number, c.before, c.hash, c.sealed_key, h.number, h.hash, h.unlinked, h.seal
                FROM audit_chains c LEFT JOIN audit_heads h ON h.chain = c.id ORDER BY c.begun_at, c.id
                """,
                ReadChain);
            var stray = await sql.QueryAsync(
                $"{Links} WHERE chain IS NOT NULL AND NOT EXISTS (SELECT 1 FROM audit_chains c WHERE c.id = audit.chain) ORDER BY id LIMIT 1", ReadLink);
            var unlinked = await sql.QueryAsync("SELECT COUNT(*) FROM audit WHERE chain IS NULL", r => r.Number(0));
            return await AuditCheck.RunAsync(chains, chain => LinksAsync(sql, chain.Start.Chain, cancellation), stray.FirstOrDefault(), unlinked[0]);
        },
        cancellation);

    /// <summary>Seals anew what another master key sealed; how many keys that were. Who uses a chain meanwhile has its key in memory.</summary>
    public async Task<int> ReSealAsync(CancellationToken cancellation)
    {
        var rows = await gate.ReadAsync(sql => sql.QueryAsync("SELECT id, sealed_key FROM audit_chains", r => (Chain: r.Text(0), Sealed: r.Text(1))), cancellation);
        var old = rows.Select(r => (r.Chain, r.Sealed, Key: box.IsOld(r.Sealed) ? ChainKey.Open(box, r.Sealed, r.Chain) : null)).Where(r => r.Key is not null).ToList();
        if (old.Count > 0)
        {
            await gate.WriteAsync(
                async sql =>
                {
                    foreach (var (chain, before, key) in old)
                    {
                        await sql.ExecuteAsync(
                            "UPDATE audit_chains SET sealed_key = @sealed WHERE id = @chain AND sealed_key = @before",
                            ("sealed", ChainKey.Seal(box, key!, chain)), ("chain", chain), ("before", before));
                    }

                    return CommitResult.Committed;
                },
                cancellation);
        }

        return old.Count;
    }

    public Task<CommitResult>? Write(SqlSession sql, Write write, CommitEffects effects) => write is AddAudit add ? AddAsync(sql, add.Entry) : null;

    public ValueTask DisposeAsync()
    {
        _lanes.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<CommitResult> AddAsync(SqlSession sql, AuditEntry entry)
    {
        if (sql.Part is not AuditLane lane)
        {
            sql.Part = lane = await _lanes.TakeAsync();
        }

        await lane.AddAsync(sql, entry);
        return CommitResult.Committed;
    }

    private static async IAsyncEnumerable<AuditLink> LinksAsync(SqlSession sql, string chain, [EnumeratorCancellation] CancellationToken cancellation)
    {
        long? last = null;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var part = await sql.QueryAsync(
                $"{Links} WHERE chain = @chain {(last is null ? "" : "AND number > @last")} ORDER BY number LIMIT {AtOnce}", ReadLink, ("chain", chain), ("last", last ?? 0));
            foreach (var link in part)
            {
                yield return link;
            }

            if (part.Count < AtOnce)
            {
                yield break;
            }

            last = part[^1].Number;
        }
    }

    private static AuditEntry Read(SqlRow r) =>
        new(r.Text(0), r.Time(1), r.Text(2), r.Number(3), r.Text(4), r.TextOrNull(5), r.TextOrNull(6), r.TextOrNull(7), r.Text(8));

    private static AuditLink ReadLink(SqlRow r) => new(r.Text(9), r.NumberOrNull(10) ?? 0, r.TextOrNull(11) ?? "", Read(r));

    private StoredChain ReadChain(SqlRow r)
    {
        var id = r.Text(0);
        return new StoredChain(
            new AuditStart(id, r.Time(1), r.Number(2), AuditMark.Read(r.Text(3))), r.Text(4),
            r.NumberOrNull(6) is { } number ? new AuditHead(id, number, r.Text(7), r.NumberOrNull(8)) : null, r.TextOrNull(9), ChainKey.Open(box, r.Text(5), id));
    }
}
