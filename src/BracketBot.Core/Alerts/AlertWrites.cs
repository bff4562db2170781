using BracketBot.Core.Accounts;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;

namespace BracketBot.Core.Alerts;

/// <summary>Adds a hook, or replaces the one of the same id and user: a new key ends the old one at once, also for
/// alerts on their way.</summary>
public sealed record SaveHook(AlertHook Hook) : Write;

/// <summary>Deletes the user's hook. Alerts of it that have not reached the chat are never shown.</summary>
public sealed record DeleteHook(HookId Id, TelegramUserId UserId) : Write;

/// <summary>Deletes all hooks of a user. Alerts of them that have not reached the chat are never shown.</summary>
public sealed record DeleteHooksOf(TelegramUserId UserId) : Write;

/// <summary>
/// Takes an alert in. Where the hook got the same body (<paramref name="BodyHash"/>) within <see cref="AlertLimits.RepeatWithin"/> before it, that
/// alert counts one more time instead.
/// </summary>
public sealed record AddAlert(Alert Alert, TelegramUserId UserId, string KeyHash, string BodyHash) : Write;

/// <summary>
/// Marks an alert as shown on a dialog, with the count that its card says. Results in <see cref="CommitResult.AlreadyHandled"/> where it was shown
/// before with that count, or the key that it came with is no longer its hook's.
/// </summary>
public sealed record ShowAlert(AlertId Id, DialogId On, int Times) : Write;
