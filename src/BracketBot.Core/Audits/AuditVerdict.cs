namespace BracketBot.Core.Audits;

/// <summary>The result of checking the whole audit against its chains.</summary>
/// <param name="Entries">How many links are in order: all of them if nothing is broken.</param>
/// <param name="Chains">How many chains there are.</param>
/// <param name="Unlinked">How many entries are older than the chains.</param>
/// <param name="Heads">Where each chain ends, by its id.</param>
/// <param name="Break">The first fault; null if there is none.</param>
public sealed record AuditVerdict(long Entries, int Chains, long Unlinked, IReadOnlyList<AuditMark> Heads, AuditBreak? Break);

/// <summary>The first place where the audit differs from what was written.</summary>
/// <param name="Fault">What is wrong.</param>
/// <param name="Chain">The chain it is in; "" for an entry in no chain.</param>
/// <param name="Number">The number of the link there.</param>
/// <param name="EntryId">The entry there, or the last one before a missing entry; null if there is none.</param>
/// <param name="At">That entry's time.</param>
/// <param name="Belongs">The number at which the entry found here was written; null if it was written nowhere.</param>
/// <param name="Expected">How many there should be, if a count is wrong.</param>
public sealed record AuditBreak(AuditFault Fault, string Chain, long Number, string? EntryId, DateTimeOffset? At, long? Belongs = null, long? Expected = null);

public enum AuditFault
{
    /// <summary>The entry differs from what was written there.</summary>
    Changed,

    /// <summary>An entry is gone from between others.</summary>
    Missing,

    /// <summary>The entry is at another's place, appears twice, or belongs to a chain that does not exist.</summary>
    OutOfPlace,

    /// <summary>The last entries are gone: the head counts more of them.</summary>
    EndMissing,

    /// <summary>The chain's head is gone or was changed.</summary>
    HeadChanged,

    /// <summary>The chain's start was changed.</summary>
    StartChanged,

    /// <summary>A chain that another one recorded is gone.</summary>
    ChainMissing,

    /// <summary>The master key does not open the chain's key, so the chain can't be checked.</summary>
    KeyMissing,

    /// <summary>The number of entries from before the chains differs from the count taken then.</summary>
    UnlinkedChanged,
}
