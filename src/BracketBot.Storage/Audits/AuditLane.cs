using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Audits;
using BracketBot.Storage.Postgres;

namespace BracketBot.Storage.Audits;

/// <summary>One of this process's chains. A transaction holds it from its first audit entry until it ends.</summary>
/// <param name="free">Called when the transaction has ended, to return the chain.</param>
internal sealed class AuditLane(ISecretBox box, OwnerId me, Action<AuditLane> free) : ITransactionPart
{
    private static readonly Statement<AuditLink> AddLink = AuditColumns.Entries.Statement(AuditColumns.Entries.Insert);

    private static readonly Statement<(AuditHead, string)> MoveHead = AuditColumns.Heads.Statement(
        $"UPDATE audit_heads SET {AuditColumns.Heads.Set()} WHERE chain = @chain");

    private static readonly Statement<AuditColumns.Chain> AddChain = AuditColumns.Chains.Statement(AuditColumns.Chains.Insert);
    private static readonly Statement<(AuditHead, string)> AddHead = AuditColumns.Heads.Statement(AuditColumns.Heads.Insert);

    // Two statements, one round trip. Columns with the same name in both tables have the same value.
    private static readonly string AddLinkAndMoveHead = $"{AddLink.Sql}; {MoveHead.Sql}";
    private static readonly string AddChainAndHead = $"{AddChain.Sql}; {AddHead.Sql}";

    private static readonly string LockHead = $"SELECT {AuditColumns.Heads.Names} FROM audit_heads WHERE chain = @chain FOR UPDATE";

    /// <summary>The chain as committed; null before the first entry.</summary>
    private Chain? _chain;

    /// <summary>The chain as it will be if the transaction commits.</summary>
    private Chain? _draft;

    /// <summary>Whether the outcome of the last transaction is unknown.</summary>
    private bool _inDoubt;

    public async Task AddAsync(SqlSession sql, AuditEntry entry)
    {
        var chain = _draft ?? (_inDoubt ? await ReadAgainAsync(sql) : _chain) ?? await BeginAsync(sql, entry.At);
        var number = chain.Head.Number + 1;
        var head = chain.Head with { Number = number, Hash = chain.Seal.OfLink(chain.Head.Chain, number, chain.Head.Hash, entry) };
        var link = new AuditLink(head.Chain, number, head.Hash, entry);
        await sql.ExecuteAsync(AddLinkAndMoveHead, [.. AddLink.Values(link).UnionBy(MoveHead.Values((head, chain.Seal.OfHead(head))), v => v.Name)]);
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
            // The chain may have begun in that transaction, so the next one asks the server.
            (_chain, _inDoubt) = (_draft, true);
        }

        _draft = null;
        free(this);
    }

    /// <summary>Also waits for a transaction that the server may still be running.</summary>
    private async Task<Chain?> ReadAgainAsync(SqlSession sql)
    {
        var id = _chain!.Head.Chain;
        var heads = await sql.QueryAsync(
            LockHead,
            r => (Head: new AuditHead(id, r.Number("number"), r.Text("hash"), r.NumberOrNull("unlinked")), Seal: r.Text("seal")), ("chain", id));
        return heads is [var (head, seal)] && _chain.Seal.OfHead(head) == seal ? _chain with { Head = head } : null;
    }

    private async Task<Chain> BeginAsync(SqlSession sql, DateTimeOffset now)
    {
        var heads = await sql.QueryAsync("SELECT chain, number, hash FROM audit_heads ORDER BY chain", r => new AuditMark(r.Text("chain"), r.Number("number"), r.Text("hash")));
        var seen = await sql.QueryAsync("SELECT before FROM audit_chains WHERE before <> ''", r => AuditMark.Read(r.Text("before")));
        var unlinked = await sql.QueryAsync("SELECT entries FROM audit_unlinked", r => r.Number("entries"));

        // Each process start adds a chain, so a chain names only the heads that no other chain names yet.
        var before = heads.Except(seen.SelectMany(s => s)).ToList();
        var start = new AuditStart(Guid.CreateVersion7(now).ToString(), now, 0, before);
        var key = AuditSeal.NewKey();
        var seal = new AuditSeal(key);
        var head = new AuditHead(start.Chain, 0, seal.OfStart(start), unlinked is [var count] ? count : 0);
        var row = new AuditColumns.Chain(start, me.Value, head.Hash, ChainKey.Seal(box, key, start.Chain));
        await sql.ExecuteAsync(AddChainAndHead, [.. AddChain.Values(row).UnionBy(AddHead.Values((head, seal.OfHead(head))), v => v.Name)]);
        return new Chain(seal, head);
    }

    private sealed record Chain(AuditSeal Seal, AuditHead Head);
}
