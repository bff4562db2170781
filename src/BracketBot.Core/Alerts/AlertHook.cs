using BracketBot.Core.Accounts;

namespace BracketBot.Core.Alerts;

/// <summary>
/// An address that alerts are posted to. Whoever knows its key can propose a cancel to the owner and do nothing else: only the owner's tap cancels.
/// </summary>
/// <param name="KeyHash">SHA-256 of the key, in hex. The key itself is shown once and stored nowhere.</param>
/// <param name="Client">The account whose orders its alerts are about; null for the account that is active when they arrive.</param>
/// <param name="IsPaused">Alerts are accepted but not shown.</param>
public sealed record AlertHook(HookId Id, TelegramUserId UserId, string Name, string KeyHash, DateTimeOffset CreatedAt, ClientId? Client = null, bool IsPaused = false);
