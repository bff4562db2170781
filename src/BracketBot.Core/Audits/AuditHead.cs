namespace BracketBot.Core.Audits;

/// <summary>Where a chain ends. It is written with each link, so that a last link that is taken away is missed.</summary>
/// <param name="Chain">The chain's id.</param>
/// <param name="Number">The last link's number; that of the start where there is no link yet.</param>
/// <param name="Hash">The last link's hash; that of the start where there is no link yet.</param>
/// <param name="Unlinked">How many entries of the audit are older than all chains, and linked by none; null until they are counted.</param>
public sealed record AuditHead(string Chain, long Number, string Hash, long? Unlinked);
