namespace BracketBot.Core.Audits;

/// <summary>What reading the whole audit against its chains came to.</summary>
/// <param name="Entries">How many links are in order: all, where nothing is broken.</param>
/// <param name="Chains">How many chains there are.</param>
/// <param name="Unlinked">How many entries are older than the chains.</param>
/// <param name="Heads">Where each chain ends, by its id.</param>
/// <param name="Break">The first that is not in order; null where all is.</param>
public sealed record AuditVerdict(long Entries, int Chains, long Unlinked, IReadOnlyList<AuditMark> Heads, AuditBreak? Break);

/// <summary>The first place at which the audit is not as it was written.</summary>
/// <param name="Fault">What is wrong.</param>
/// <param name="Chain">In which chain; "" where it is in none.</param>
/// <param name="Number">At which number.</param>
/// <param name="EntryId">The entry there; where one is missing, the last before it; null where there is none.</param>
/// <param name="At">That entry's time.</param>
/// <param name="Belongs">The number at which what stands here was written; null where it was written nowhere.</param>
/// <param name="Expected">How many there should be, where it is a number that is wrong.</param>
public sealed record AuditBreak(AuditFault Fault, string Chain, long Number, string? EntryId, DateTimeOffset? At, long? Belongs = null, long? Expected = null);

public enum AuditFault
{
    /// <summary>The entry is not what was written there.</summary>
    Changed,

    /// <summary>An entry is gone from between others.</summary>
    Missing,

    /// <summary>The entry stands at another's place, or twice, or belongs to no chain that is there.</summary>
    OutOfPlace,

    /// <summary>The last entries are gone: the head tells of more.</summary>
    EndMissing,

    /// <summary>The chain's head is gone, or is not what was written.</summary>
    HeadChanged,

    /// <summary>The chain's start is not what was written.</summary>
    StartChanged,

    /// <summary>A chain that another one tells of is gone.</summary>
    ChainMissing,

    /// <summary>The master key does not open the chain's key: nothing can be said of the chain.</summary>
    KeyMissing,

    /// <summary>There are not as many entries from before the chains as were counted.</summary>
    UnlinkedChanged,
}
