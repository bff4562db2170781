namespace BracketBot.Core.Audits;

/// <summary>A chain as it is stored, its links apart.</summary>
/// <param name="StartHash">What is stored as the start's hash.</param>
/// <param name="Head">Null where there is none.</param>
/// <param name="HeadSeal">What is stored beside the head.</param>
/// <param name="Key">Null where it can't be opened.</param>
public sealed record StoredChain(AuditStart Start, string StartHash, AuditHead? Head, string? HeadSeal, byte[]? Key);
