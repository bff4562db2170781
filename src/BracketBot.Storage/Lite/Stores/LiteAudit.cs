using System.Runtime.CompilerServices;
using BracketBot.Core.Accounts;
using BracketBot.Core.Audits;
using BracketBot.Core.Cancels;
using BracketBot.Core.Commits;
using BracketBot.Storage.Audits;
using BracketBot.Storage.Lite.Live;
using LiteDB;

namespace BracketBot.Storage.Lite.Stores;

/// <summary>
/// The audit's entries are only in the file; the head of their chain is in memory. There is one writer, so there is one chain across all starts of the
/// program. A second begins only if the first can't be continued.
/// </summary>
internal sealed class LiteAudit(LiteFile file, ISecretBox box) : IAuditStore
{
    private const int AtOnce = 500;

    /// <summary>
    /// Entries are numbered in commit order. Since clocks can be set back, an entry is assumed to be at most this much older than the one before it.
    /// </summary>
    private static readonly TimeSpan Disorder = TimeSpan.FromHours(2);

    /// <summary>The seals of chains in use; null if a chain's key can't be opened. Only the writer touches this.</summary>
    private readonly Dictionary<string, AuditSeal?> _seals = new(StringComparer.Ordinal);

    public Task<IReadOnlyList<AuditEntry>> OfTicketAsync(string ticketId, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var prefix = OldPrefix(ticketId);
        var ticket = file.Find(Collections.Tickets, RowKey.Of(ticketId)) is { } row ? TicketRow.Read(row) : null;
        var (first, last) = ticket is null ? (0, long.MaxValue) : (ticket.FirstLink, ticket.LastLink);
        var linked = Range(first, last).Select(AuditRow.Read).Where(e => e.TicketId == ticketId).OrderBy(e => e.Id, StringComparer.Ordinal);
        return Task.FromResult<IReadOnlyList<AuditEntry>>([.. file.All(Collections.OldAudit, prefix, Collections.EndOf(prefix)).Select(AuditRow.Read), .. linked]);
    }

    public async IAsyncEnumerable<AuditEntry> ReadAsync(AuditRange range, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var part in OldParts(cancellation))
        {
            await Task.Yield();
            foreach (var entry in part.Select(AuditRow.Read).Where(range.Has))
            {
                yield return entry;
            }
        }

        await foreach (var link in LinksAsync(range.From is { } from ? FirstLink(from - Disorder) : 0, long.MaxValue, cancellation))
        {
            if (link.Entry.At >= range.To + Disorder)
            {
                yield break;
            }

            if (range.Has(link.Entry))
            {
                yield return link.Entry;
            }
        }
    }

    public Task<IReadOnlyList<PastCancel>> CancelsAsync(TelegramUserId user, ClientId? client, TicketId? before, int limit, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();

        // The tickets of an account are stored together, and a user has only a few accounts.
        var ids = new List<string>();
        foreach (var prefix in client is { } one ? [UserTicket.Prefix(user, one)] : UserTicket.Prefixes(file, user))
        {
            var to = before is { } last ? UserTicket.Before(prefix, last.Value) : Collections.EndOf(prefix);
            ids.AddRange(file.All(Collections.UserTickets, prefix, to, limit, descending: true).Select(d => UserTicket.IdOf(d["_id"].AsString)));
        }

        var newest = ids.OrderDescending(Comparer<string>.Create(RowKey.Compare)).Take(limit);
        return Task.FromResult<IReadOnlyList<PastCancel>>([.. newest.Select(id => PastCancel.Of(Ticket(id)))]);
    }

    public Task<AuditVerdict> VerifyAsync(CancellationToken cancellation) => Task.Run(() => VerifyNowAsync(cancellation), cancellation);

    public CommitResult Add(LiteDraft draft, AuditEntry entry)
    {
        var (seal, before) = Chain(draft, entry.At);
        var number = before.Number + 1;
        if (entry.TicketId is { } id && draft.FindTicket(id) is { } ticket)
        {
            if (string.CompareOrdinal(entry.Id, ticket.LastAudit) <= 0 && Has(draft, ticket, entry.Id))
            {
                throw new InvalidOperationException($"The audit has an entry {entry.Id} about {id} already, and is only ever added to.");
            }

            draft.Put(ticket with
            {
                LastAudit = string.CompareOrdinal(entry.Id, ticket.LastAudit) > 0 ? entry.Id : ticket.LastAudit,
                FirstLink = ticket.FirstLink == 0 ? number : ticket.FirstLink,
                LastLink = number,
            });
        }

        var link = new AuditLink(before.Chain, number, seal.OfLink(before.Chain, number, before.Hash, entry), entry);
        draft.Put(Collections.Audit, AuditRow.Document(link));
        Put(draft, seal, before with { Number = number, Hash = link.Hash });
        return CommitResult.Committed;
    }

    /// <summary>Counts the entries that are in no chain, a few at a time.</summary>
    public async IAsyncEnumerable<int> CountUnlinkedAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var part in OldParts(cancellation))
        {
            await Task.Yield();
            yield return part.Count;
        }
    }

    /// <summary>Records in the chain how many entries are in none.</summary>
    public void SetUnlinked(LiteDraft draft, DateTimeOffset now, long count)
    {
        var (seal, head) = Chain(draft, now);
        Put(draft, seal, head with { Unlinked = count });
    }

    /// <summary>Reseals the chain keys that an old master key sealed, and returns how many there were.</summary>
    public async Task<int> ReSealAsync(LiteGate gate, CancellationToken cancellation)
    {
        var old = Chains().Select(c => (Chain: c, Key: box.IsOld(c.SealedKey) ? ChainKey.Open(box, c.SealedKey, c.Start.Chain) : null)).Where(c => c.Key is not null).ToList();
        if (old.Count > 0)
        {
            await gate.WriteAsync(
                draft =>
                {
                    foreach (var (chain, key) in old)
                    {
                        draft.Put(Collections.AuditChains, (chain with { SealedKey = ChainKey.Seal(box, key!, chain.Start.Chain) }).Document());
                    }
                },
                cancellation);
        }

        return old.Count;
    }

    private static string OldPrefix(string? ticket) => $"{ticket}/";

    private static bool Has(LiteDraft draft, TicketRow ticket, string entry)
    {
        if (draft.Find(Collections.OldAudit, OldPrefix(ticket.Id) + entry) is not null)
        {
            return true;
        }

        for (var number = ticket.FirstLink; number > 0 && number <= ticket.LastLink; number++)
        {
            if (draft.Find(Collections.Audit, number) is { } document && AuditRow.Read(document) is var known && known.Id == entry && known.TicketId == ticket.Id)
            {
                return true;
            }
        }

        return false;
    }

    private static void Put(LiteDraft draft, AuditSeal seal, AuditHead head)
    {
        var row = new AuditHeadRow(head, seal.OfHead(head));
        draft.State = draft.State with { Audit = row };
        draft.Put(Collections.AuditHeads, row.Document());
    }

    /// <summary>Where to continue. A head without a valid seal is not continued, because that would give it one.</summary>
    private (AuditSeal Seal, AuditHead Head) Chain(LiteDraft draft, DateTimeOffset now) =>
        draft.State.Audit is { } known && SealOf(known.Head.Chain) is { } seal && seal.OfHead(known.Head) == known.Seal ? (seal, known.Head) : Begin(draft, now);

    private AuditSeal? SealOf(string chain)
    {
        if (!_seals.TryGetValue(chain, out var seal))
        {
            var row = Chains().FirstOrDefault(c => c.Start.Chain == chain);
            _seals[chain] = seal = row is null ? null : ChainKey.OpenSeal(box, row.SealedKey, chain);
        }

        return seal;
    }

    private (AuditSeal Seal, AuditHead Head) Begin(LiteDraft draft, DateTimeOffset now)
    {
        var last = file.All(Collections.Audit, BsonValue.MinValue, BsonValue.MaxValue, 1, descending: true) is [var document] ? document["_id"].AsInt64 : 0;
        var chains = Chains();
        var seen = chains.SelectMany(c => c.Start.Before);
        var before = file.All(Collections.AuditHeads).Select(AuditHeadRow.Read).Select(h => new AuditMark(h.Head.Chain, h.Head.Number, h.Head.Hash)).Except(seen).ToList();
        var start = new AuditStart(Guid.CreateVersion7(now).ToString(), now.AsStored(), last, before);
        var key = AuditSeal.NewKey();
        var seal = new AuditSeal(key);
        var row = new AuditChainRow(chains.Select(c => c.Order).DefaultIfEmpty().Max() + 1, start, seal.OfStart(start), ChainKey.Seal(box, key, start.Chain));
        var head = new AuditHead(start.Chain, last, row.Hash, Unlinked: null);
        draft.Put(Collections.AuditChains, row.Document());
        Put(draft, seal, head);
        _seals[start.Chain] = seal;
        return (seal, head);
    }

    private List<AuditChainRow> Chains() => [.. file.All(Collections.AuditChains).Select(AuditChainRow.Read)];

    private CancelTicket Ticket(string id) =>
        file.Find(Collections.Tickets, RowKey.Of(id)) is { } row ? TicketRow.Read(row).Ticket : throw new IOException($"{Collections.Tickets} has lost {id}.");

    /// <summary>The number of the first entry at this time or later, give or take entries written at nearly the same time.</summary>
    private long FirstLink(DateTimeOffset at)
    {
        var (low, high) = (0L, LiveLoader.Audit(file)?.Head.Number ?? 0);
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            var isEarlier = file.All(Collections.Audit, middle, BsonValue.MaxValue, 1) is [var document] && AuditRow.Read(document).At < at;
            (low, high) = isEarlier ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private IEnumerable<IReadOnlyList<BsonDocument>> OldParts(CancellationToken cancellation)
    {
        for (var from = ""; ;)
        {
            cancellation.ThrowIfCancellationRequested();
            var part = file.All(Collections.OldAudit, from, BsonValue.MaxValue, AtOnce);
            yield return part;
            if (part.Count < AtOnce)
            {
                yield break;
            }

            from = RowKey.After(part[^1]["_id"].AsString);
        }
    }

    private async Task<AuditVerdict> VerifyNowAsync(CancellationToken cancellation)
    {
        var rows = Chains();
        var chains = rows.Select(Stored).ToList();

        // Entries written from here on are not checked.
        var end = chains.LastOrDefault()?.Head?.Number ?? long.MaxValue;
        var unlinked = 0L;
        await foreach (var count in CountUnlinkedAsync(cancellation))
        {
            unlinked += count;
        }

        var verdict = await AuditCheck.RunAsync(chains, Links, stray: null, unlinked);
        return verdict.Break is null && Stray(chains.Count) is { } stray
            ? verdict with { Break = new AuditBreak(AuditFault.OutOfPlace, stray.Chain, stray.Number, stray.Entry.Id, stray.Entry.At) }
            : verdict;

        // Ends where the next chain begins: everything in between is checked anyway.
        IAsyncEnumerable<AuditLink> Links(StoredChain chain)
        {
            var next = chains.IndexOf(chain) + 1;
            return LinksAsync(next == 1 ? long.MinValue : chain.Start.Number + 1, next < chains.Count ? chains[next].Start.Number : end, cancellation);
        }
    }

    /// <summary>An entry beyond all heads.</summary>
    private AuditLink? Stray(int chains)
    {
        var last = file.All(Collections.Audit, BsonValue.MinValue, BsonValue.MaxValue, 1, descending: true);
        var end = LiveLoader.Audit(file)?.Head.Number ?? 0;
        return last is [var document] && (chains == 0 || document["_id"].NumberOr0() > end) ? AuditRow.ReadLink(document) : null;
    }

    private StoredChain Stored(AuditChainRow row)
    {
        var head = file.Find(Collections.AuditHeads, row.Start.Chain) is { } document ? AuditHeadRow.Read(document) : null;
        return new StoredChain(row.Start, row.Hash, head?.Head, head?.Seal, ChainKey.Open(box, row.SealedKey, row.Start.Chain));
    }

    private async IAsyncEnumerable<AuditLink> LinksAsync(long from, long to, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.Yield();
        foreach (var document in Range(from, to))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return AuditRow.ReadLink(document);
        }
    }

    /// <summary>Reads a few at a time, because commits wait behind each read.</summary>
    private IEnumerable<BsonDocument> Range(long from, long to)
    {
        while (from <= to)
        {
            var part = file.All(Collections.Audit, from, to, AtOnce);
            foreach (var document in part)
            {
                yield return document;
            }

            if (part.Count < AtOnce)
            {
                yield break;
            }

            from = part[^1]["_id"].AsInt64 + 1;
        }
    }
}
