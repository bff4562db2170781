using BracketBot.Core.Accounts;

namespace BracketBot.Core.Alerts;

/// <summary>
/// An address that alerts are posted to. Whoever knows its key can propose a cancel to its owner, and nothing else: only the owner's tap
/// cancels.
/// </summary>
/// <param name="KeyHash">SHA-256 of the key, in hex: the key itself is shown once and kept nowhere.</param>
/// <param name="Client">The account whose orders its alerts are about; null for the one that is active when they come.</param>
/// <param name="IsPaused">What comes to it is taken, and not shown.</param>
public sealed record AlertHook(HookId Id, TelegramUserId UserId, string Name, string KeyHash, DateTimeOffset CreatedAt, ClientId? Client = null, bool IsPaused = false);
