using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Audits;
using BracketBot.Storage.Postgres;

namespace BracketBot.Storage.Audits;

/// <summary>One chain of this process, used by one transaction at a time, from its first entry to its end.</summary>
/// <param name="free">Takes it back.</param>
internal sealed class AuditLane(ISecretBox box, OwnerId me, Action<AuditLane> free) : ITransactionPart
{
    /// <summary>As it is committed; null before the first entry.</summary>
    private Chain? _chain;

    /// <summary>As it will be, if the transaction is committed.</summary>
    private Chain? _draft;

    /// <summary>It is not known whether the last transaction was committed.</summary>
    private bool _inDoubt;

    public async Task AddAsync(SqlSession sql, AuditEntry entry)
    {
        var chain = _draft ?? (_inDoubt ? await ReadAgainAsync(sql) : _chain) ?? await BeginAsync(sql, entry.At);
        var number = chain.Head.Number + 1;
        var head = chain.Head with { Number = number, Hash = chain.Seal.OfLink(chain.Head.Chain, number, chain.Head.Hash, entry) };
        await sql.ExecuteAsync(
            """
            INSERT INTO audit (id, at, event, user_id, client_id, ticket_id, oms_order_id, leg, detail, chain, number, hash)
            VALUES (@id, @at, @event, @user, @client, @ticket, @order, @leg, @detail, @chain, @number, @hash);
            UPDATE audit_heads SET number = @number, hash = @hash, seal = @seal WHERE chain = @chain
            """,
            ("id", entry.Id), ("at", entry.At.ToSql()), ("event", entry.Event), ("user", entry.UserId), ("client", entry.ClientId),
            ("ticket", entry.TicketId), ("order", entry.OmsOrderId), ("leg", entry.Leg), ("detail", entry.Detail),
            ("chain", head.Chain), ("number", head.Number), ("hash", head.Hash), ("seal", chain.Seal.OfHead(head)));
        _draft = chain with { Head = head };
    }

    public void End(bool? isCommitted)
    {
        if (isCommitted == true)
        {
            (_chain, _inDoubt) = (_draft, false);
        }
        else if (isCommitted is null && _draft is not null)
        {
            // Of its chain, which it may have begun, is asked.
            (_chain, _inDoubt) = (_draft, true);
        }

        _draft = null;
        free(this);
    }

    /// <summary>Waits for a transaction that the server may still be at, too.</summary>
    private async Task<Chain?> ReadAgainAsync(SqlSession sql)
    {
        var id = _chain!.Head.Chain;
        var heads = await sql.QueryAsync(
            "SELECT number, hash, unlinked, seal FROM audit_heads WHERE chain = @chain FOR UPDATE",
            r => (Head: new AuditHead(id, r.Number(0), r.Text(1), r.NumberOrNull(2)), Seal: r.Text(3)), ("chain", id));
        return heads is [var (head, seal)] && _chain.Seal.OfHead(head) == seal ? _chain with { Head = head } : null;
    }

    private async Task<Chain> BeginAsync(SqlSession sql, DateTimeOffset now)
    {
        var heads = await sql.QueryAsync("SELECT chain, number, hash FROM audit_heads ORDER BY chain", r => new AuditMark(r.Text(0), r.Number(1), r.Text(2)));
        var seen = await sql.QueryAsync("SELECT before FROM audit_chains WHERE before <> ''", r => AuditMark.Read(r.Text(0)));
        var unlinked = await sql.QueryAsync("SELECT entries FROM audit_unlinked", r => r.Number(0));

        // What another chain tells of already needs no second one to tell of it: there is a chain more for each start of a process.
        var before = heads.Except(seen.SelectMany(s => s)).ToList();
        var start = new AuditStart(Guid.CreateVersion7(now).ToString(), now, 0, before);
        var key = AuditSeal.NewKey();
        var seal = new AuditSeal(key);
        var head = new AuditHead(start.Chain, 0, seal.OfStart(start), unlinked is [var count] ? count : 0);
        await sql.ExecuteAsync(
            """
            INSERT INTO audit_chains (id, owner, begun_at, number, before, hash, sealed_key) VALUES (@id, @me, @at, @number, @before, @hash, @key);
            INSERT INTO audit_heads (chain, number, hash, unlinked, seal) VALUES (@id, @number, @hash, @unlinked, @seal)
            """,
            ("id", start.Chain), ("me", me.Value), ("at", now.ToSql()), ("number", start.Number), ("before", AuditMark.Text(before)), ("hash", head.Hash),
            ("key", ChainKey.Seal(box, key, start.Chain)), ("unlinked", head.Unlinked), ("seal", seal.OfHead(head)));
        return new Chain(seal, head);
    }

    private sealed record Chain(AuditSeal Seal, AuditHead Head);
}
