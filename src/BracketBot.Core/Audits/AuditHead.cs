namespace BracketBot.Core.Audits;

/// <summary>Where a chain ends. Written with each link, so that removing the last link is noticed.</summary>
/// <param name="Chain">The chain's id.</param>
/// <param name="Number">The last link's number, or the start's number while there is no link.</param>
/// <param name="Hash">The last link's hash, or the start's hash while there is no link.</param>
/// <param name="Unlinked">How many audit entries are older than every chain and so in none; null until they are counted.</param>
public sealed record AuditHead(string Chain, long Number, string Hash, long? Unlinked);
