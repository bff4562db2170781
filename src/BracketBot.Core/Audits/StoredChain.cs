namespace BracketBot.Core.Audits;

/// <summary>A chain as it is stored, without its links.</summary>
/// <param name="StartHash">The stored hash of the start.</param>
/// <param name="Head">Null if there is none.</param>
/// <param name="HeadSeal">The stored seal of the head.</param>
/// <param name="Key">Null if it can't be opened.</param>
public sealed record StoredChain(AuditStart Start, string StartHash, AuditHead? Head, string? HeadSeal, byte[]? Key);
