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
    private const int AtOnce = 500;
    private static readonly string Entries = $"SELECT {AuditColumns.Entries.Names} FROM audit";
    private static readonly string Links = $"SELECT {AuditColumns.Entries.AllNames} FROM audit";
    private readonly AuditLanes _lanes = new(box, me);

    public async Task<IReadOnlyList<AuditEntry>> OfTicketAsync(string ticketId, CancellationToken cancellation) => await gate.ReadAsync(
        sql => sql.QueryAsync($"{Entries} WHERE ticket_id = @ticket ORDER BY id", Read, ("ticket", ticketId)), cancellation);

    public async IAsyncEnumerable<AuditEntry> ReadAsync(AuditRange range, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (user, last) = (range.User is null ? "" : "AND user_id = @user", "");
        while (true)
        {
            var after = last;
            var part = await gate.ReadAsync(
                sql => sql.QueryAsync(
                    $"{Entries} WHERE id > @after AND at >= @from AND at < @to {user} ORDER BY id LIMIT {AtOnce}", Read,
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
                $"{TicketColumns.Select} WHERE user_id = @user {ofClient} {ofPage} ORDER BY id DESC LIMIT @limit", TicketColumns.Read,
                ("user", user.Value), ("client", client?.Value ?? ""), ("before", before?.Value ?? ""), ("limit", limit)),
            cancellation);
        return [.. tickets.Select(PastCancel.Of)];
    }

    public Task<AuditVerdict> VerifyAsync(CancellationToken cancellation) => gate.SnapshotAsync(
        async sql =>
        {
            var chains = await sql.QueryAsync(
                """
                SELECT c.id, c.begun_at, c.number, c.before, c.hash, c.sealed_key,
                    h.number AS head_number, h.hash AS head_hash, h.unlinked, h.seal
                FROM audit_chains c LEFT JOIN audit_heads h ON h.chain = c.id ORDER BY c.begun_at, c.id
                """,
                ReadChain);
            var stray = await sql.QueryAsync(
                $"{Links} WHERE chain IS NOT NULL AND NOT EXISTS (SELECT 1 FROM audit_chains c WHERE c.id = audit.chain) ORDER BY id LIMIT 1", ReadLink);
            var unlinked = await sql.QueryAsync("SELECT COUNT(*) AS entries FROM audit WHERE chain IS NULL", r => r.Number("entries"));
            return await AuditCheck.RunAsync(chains, chain => LinksAsync(sql, chain.Start.Chain, cancellation), stray.FirstOrDefault(), unlinked[0]);
        },
        cancellation);

    /// <summary>
    /// Reseals the chain keys that an old master key sealed, and returns how many there were. A process using a chain has its key in memory, so it isn't
    /// disturbed.
    /// </summary>
    public async Task<int> ReSealAsync(CancellationToken cancellation)
    {
        var rows = await gate.ReadAsync(sql => sql.QueryAsync("SELECT id, sealed_key FROM audit_chains", r => (Chain: r.Text("id"), Sealed: r.Text("sealed_key"))), cancellation);
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
        new(r.Text("id"), r.Time("at"), r.Text("event"), r.Number("user_id"), r.Text("client_id"), r.TextOrNull("ticket_id"), r.TextOrNull("oms_order_id"),
            r.TextOrNull("leg"), r.Text("detail"));

    private static AuditLink ReadLink(SqlRow r) => new(r.Text("chain"), r.NumberOrNull("number") ?? 0, r.TextOrNull("hash") ?? "", Read(r));

    private StoredChain ReadChain(SqlRow r)
    {
        var id = r.Text("id");
        return new StoredChain(
            new AuditStart(id, r.Time("begun_at"), r.Number("number"), AuditMark.Read(r.Text("before"))), r.Text("hash"),
            r.NumberOrNull("head_number") is { } number ? new AuditHead(id, number, r.Text("head_hash"), r.NumberOrNull("unlinked")) : null, r.TextOrNull("seal"),
            ChainKey.Open(box, r.Text("sealed_key"), id));
    }
}
