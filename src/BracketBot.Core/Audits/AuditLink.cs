namespace BracketBot.Core.Audits;

/// <summary>An audit entry at its place in a chain.</summary>
/// <param name="Chain">The chain's id.</param>
/// <param name="Number">Numbers a chain's links without a gap.</param>
/// <param name="Hash">Covers all fields of the entry, its place, and the previous hash: <see cref="AuditSeal.OfLink"/>.</param>
public sealed record AuditLink(string Chain, long Number, string Hash, AuditEntry Entry);
