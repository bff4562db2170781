namespace BracketBot.Core.Accounts;

/// <summary>
/// Stores a member at the version after the stored one (1 for a new one); any other version is <c>CommitResult.Conflict</c>.
/// </summary>
public sealed record SaveMember(Member Member) : Write;

/// <summary>
/// Lets the commit through only while the member has access, has the client linked, and may cancel; else <c>CommitResult.Conflict</c>. Goes with each
/// ticket: access that ends while a tap is in hand ends that tap too.
/// </summary>
public sealed record RequireMayCancel(TelegramUserId Id, ClientId Client) : Write;

/// <summary>Notes when a member was last heard of. No version: it changes nothing else, and somebody's own change must not fail for it.</summary>
public sealed record TouchMember(TelegramUserId Id, DateTimeOffset At) : Write;
