namespace BracketBot.Core.Audits;

/// <summary>Checks one chain: its start, its links in order of number, and its end. Holds one link at a time.</summary>
/// <param name="marks">Where other chains recorded this one to be.</param>
public sealed class ChainCheck(StoredChain chain, IEnumerable<AuditMark> marks)
{
    private readonly Queue<AuditMark> _marks = new(marks.OrderBy(m => m.Number));
    private readonly AuditSeal? _seal = chain.Key is { } key ? new AuditSeal(key) : null;
    private (long Number, string Hash) _last = (chain.Start.Number, chain.StartHash);
    private AuditEntry? _entry;

    /// <summary>How many links were in order so far.</summary>
    public long Links { get; private set; }

    /// <summary>The last link checked so far.</summary>
    public AuditMark Last => new(chain.Start.Chain, _last.Number, _last.Hash);

    public AuditBreak? Begin() => _seal is null ? Break(AuditFault.KeyMissing)
        : _seal.OfStart(chain.Start) != chain.StartHash ? Break(AuditFault.StartChanged)
        : SeenOtherwise() ? Break(AuditFault.StartChanged)
        : null;

    public AuditBreak? Take(AuditLink link)
    {
        if (_seal is null)
        {
            return Break(AuditFault.KeyMissing);
        }

        if (link.Chain != chain.Start.Chain || link.Number <= _last.Number)
        {
            return new AuditBreak(AuditFault.OutOfPlace, link.Chain, link.Number, link.Entry.Id, link.Entry.At);
        }

        if (link.Number > _last.Number + 1)
        {
            return Break(AuditFault.Missing);
        }

        if (_seal.OfLink(link.Chain, link.Number, _last.Hash, link.Entry) != link.Hash)
        {
            return new AuditBreak(AuditFault.Changed, link.Chain, link.Number, link.Entry.Id, link.Entry.At);
        }

        (_last, _entry) = ((link.Number, link.Hash), link.Entry);
        Links++;
        return SeenOtherwise() ? new AuditBreak(AuditFault.Changed, link.Chain, link.Number, link.Entry.Id, link.Entry.At) : null;
    }

    public AuditBreak? End()
    {
        if (chain.Head is not { } head || _seal?.OfHead(head) != chain.HeadSeal)
        {
            return Break(AuditFault.HeadChanged);
        }

        if (head.Number > _last.Number)
        {
            return Break(AuditFault.EndMissing, head.Number);
        }

        if (head.Number != _last.Number || head.Hash != _last.Hash || head.Chain != chain.Start.Chain)
        {
            return Break(AuditFault.HeadChanged);
        }

        return _marks.TryPeek(out var mark) ? Break(AuditFault.EndMissing, mark.Number) : null;
    }

    private bool SeenOtherwise()
    {
        while (_marks.TryPeek(out var mark) && mark.Number <= _last.Number)
        {
            _marks.Dequeue();
            if (mark.Number < _last.Number || mark.Hash != _last.Hash)
            {
                return true;
            }
        }

        return false;
    }

    private AuditBreak Break(AuditFault fault, long? expected = null) =>
        new(fault, chain.Start.Chain, fault == AuditFault.Missing ? _last.Number + 1 : _last.Number, _entry?.Id, _entry?.At, Expected: expected);
}
