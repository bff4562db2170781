namespace BracketBot.Core.Accounts;

/// <summary>
/// Stores a member at the version after the stored one (1 for a new one); any other version is <c>CommitResult.Conflict</c>.
/// </summary>
public sealed record SaveMember(Member Member) : Write;

/// <summary>Notes when a member was last heard of. No version: it changes nothing else, and somebody's own change must not fail for it.</summary>
public sealed record TouchMember(TelegramUserId Id, DateTimeOffset At) : Write;

/// <summary>Stores a pass at the version after the stored one (1 for a new one); any other version is <c>CommitResult.Conflict</c>.</summary>
public sealed record SavePass(Pass Pass) : Write;

/// <summary>Deletes all hooks of a user. Alerts of them that have not reached the chat are never shown.</summary>
public sealed record DeleteHooksOf(TelegramUserId UserId) : Write;
