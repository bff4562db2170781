namespace BracketBot.Core.Audits;

/// <summary>Checks the whole audit of either store, reading one entry at a time.</summary>
public static class AuditCheck
{
    /// <param name="chains">All chains.</param>
    /// <param name="links">The links of a chain, by number. Read a second time if one is out of order.</param>
    /// <param name="stray">A link of a chain that does not exist; null if there is none.</param>
    /// <param name="unlinked">How many entries are in no chain.</param>
    public static async Task<AuditVerdict> RunAsync(
        IReadOnlyList<StoredChain> chains, Func<StoredChain, IAsyncEnumerable<AuditLink>> links, AuditLink? stray, long unlinked)
    {
        var entries = 0L;
        var heads = new List<AuditMark>();
        var marks = chains.SelectMany(c => c.Start.Before).ToLookup(m => m.Chain, StringComparer.Ordinal);
        AuditBreak? found = null;
        foreach (var chain in chains)
        {
            var check = new ChainCheck(chain, marks[chain.Start.Chain]);
            found ??= await RunAsync(chain, check, links);
            entries += check.Links;
            heads.Add(check.Last);
            if (found is not null)
            {
                return new AuditVerdict(entries, chains.Count, unlinked, heads, found);
            }
        }

        found = stray is null ? null : new AuditBreak(AuditFault.OutOfPlace, stray.Chain, stray.Number, stray.Entry.Id, stray.Entry.At);
        found ??= Gone(chains, marks);
        found ??= chains.Select(c => c.Head?.Unlinked).FirstOrDefault(u => u is { } counted && counted != unlinked) is { } expected
            ? new AuditBreak(AuditFault.UnlinkedChanged, "", unlinked, null, null, Expected: expected)
            : null;
        return new AuditVerdict(entries, chains.Count, unlinked, heads, found);
    }

    private static async Task<AuditBreak?> RunAsync(StoredChain chain, ChainCheck check, Func<StoredChain, IAsyncEnumerable<AuditLink>> links)
    {
        if (check.Begin() is { } atStart)
        {
            return atStart;
        }

        await foreach (var link in links(chain))
        {
            if (check.Take(link) is { } found)
            {
                return found.Fault == AuditFault.Changed && await BelongsAsync(chain, link, links) is { } place
                    ? found with { Fault = AuditFault.OutOfPlace, Belongs = place }
                    : found;
            }
        }

        return check.End();
    }

    private static AuditBreak? Gone(IReadOnlyList<StoredChain> chains, ILookup<string, AuditMark> marks)
    {
        var known = chains.Select(c => c.Start.Chain).ToHashSet(StringComparer.Ordinal);
        return marks.Where(m => !known.Contains(m.Key)).Select(m => new AuditBreak(AuditFault.ChainMissing, m.Key, m.Max(x => x.Number), null, null)).FirstOrDefault();
    }

    /// <summary>Where in the chain this link was originally written; null if nowhere.</summary>
    private static async Task<long?> BelongsAsync(StoredChain chain, AuditLink stray, Func<StoredChain, IAsyncEnumerable<AuditLink>> links)
    {
        var seal = new AuditSeal(chain.Key!);
        var previous = chain.StartHash;
        await foreach (var link in links(chain))
        {
            // If it swapped places with the link before it, that link's hash now stands here.
            if (seal.OfLink(link.Chain, link.Number, previous, stray.Entry) == stray.Hash || seal.OfLink(link.Chain, link.Number, link.Hash, stray.Entry) == stray.Hash)
            {
                return link.Number;
            }

            previous = link.Hash;
        }

        return null;
    }
}
