using BracketBot.Core.Accounts;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;

namespace BracketBot.Core.Alerts;

/// <summary>Adds a hook. Results in <see cref="CommitResult.Conflict"/> where there is one with its id.</summary>
public sealed record AddHook(AlertHook Hook) : Write;

/// <summary>
/// Changes a hook of the user's, and of it only what is given: two processes that change different things at once keep both. A new key ends the old
/// one at once, also for alerts on their way. Results in <see cref="CommitResult.Conflict"/> where the user has no such hook.
/// </summary>
public sealed record ChangeHook(HookId Id, TelegramUserId UserId) : Write
{
    public string? Name { get; init; }

    public string? KeyHash { get; init; }

    public bool? IsPaused { get; init; }
}

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
