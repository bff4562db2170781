namespace BracketBot.Core.Audits;

/// <summary>An entry of the audit in its place.</summary>
/// <param name="Chain">Of which chain.</param>
/// <param name="Number">Counts a chain's links, without a gap.</param>
/// <param name="Hash">Of all fields of the entry, of its place, and of the hash before it: <see cref="AuditSeal.OfLink"/>.</param>
public sealed record AuditLink(string Chain, long Number, string Hash, AuditEntry Entry);
