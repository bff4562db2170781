namespace BracketBot.Core.Accounts;

/// <summary>
/// Stores a member at the version after the stored one (1 for a new one); any other version is <c>CommitResult.Conflict</c>.
/// </summary>
public sealed record SaveMember(Member Member) : Write;

/// <summary>
/// Lets the commit through only if the member has access, has linked the client, and may cancel; otherwise <c>CommitResult.Conflict</c>. Part of every
/// ticket's commit, so revoking access also stops a tap that is being handled.
/// </summary>
public sealed record RequireMayCancel(TelegramUserId Id, ClientId Client) : Write;

/// <summary>Records when a member was last active. Has no version, so it never makes another change to the member fail.</summary>
public sealed record TouchMember(TelegramUserId Id, DateTimeOffset At) : Write;
