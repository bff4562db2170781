using BracketBot.Core.Audits;
using BracketBot.Storage.Postgres;

namespace BracketBot.Storage.Audits;

/// <summary>The audit's tables. Most readers of an entry don't need its place in the chain.</summary>
internal static class AuditColumns
{
    public static readonly Table<AuditLink> Entries = new(
        "audit",
        unchanging:
        [
            new("id", l => l.Entry.Id),
            new("at", l => l.Entry.At.ToSql()),
            new("event", l => l.Entry.Event),
            new("user_id", l => l.Entry.UserId),
            new("client_id", l => l.Entry.ClientId),
            new("ticket_id", l => l.Entry.TicketId),
            new("oms_order_id", l => l.Entry.OmsOrderId),
            new("leg", l => l.Entry.Leg),
            new("detail", l => l.Entry.Detail),
            new("chain", l => l.Chain) { IsRead = false },
            new("number", l => l.Number) { IsRead = false },
            new("hash", l => l.Hash) { IsRead = false },
        ],
        changing: []);

    public static readonly Table<(AuditHead Head, string Seal)> Heads = new(
        "audit_heads",
        unchanging: [new("chain", r => r.Head.Chain), new("unlinked", r => r.Head.Unlinked)],
        changing: [new("number", r => r.Head.Number), new("hash", r => r.Head.Hash), new("seal", r => r.Seal)]);

    public static readonly Table<Chain> Chains = new(
        "audit_chains",
        unchanging:
        [
            new("id", c => c.Start.Chain),
            new("owner", c => c.Owner),
            new("begun_at", c => c.Start.BegunAt.ToSql()),
            new("number", c => c.Start.Number),
            new("before", c => AuditMark.Text(c.Start.Before)),
            new("hash", c => c.Hash),
        ],
        changing: [new("sealed_key", c => c.SealedKey)]);

    /// <param name="Hash">The hash of its start.</param>
    internal sealed record Chain(AuditStart Start, string Owner, string Hash, string SealedKey);
}
