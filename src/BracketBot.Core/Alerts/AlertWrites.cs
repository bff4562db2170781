using BracketBot.Core.Accounts;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;

namespace BracketBot.Core.Alerts;

/// <summary>Adds a hook. Results in <see cref="CommitResult.Conflict"/> if one with its id exists.</summary>
public sealed record AddHook(AlertHook Hook) : Write;

/// <summary>
/// Changes only the given fields of the user's hook, so two processes that change different fields at once keep both changes. A new key ends the
/// old one at once, also for alerts already on their way. Results in <see cref="CommitResult.Conflict"/> if the user has no such hook.
/// </summary>
public sealed record ChangeHook(HookId Id, TelegramUserId UserId) : Write
{
    public string? Name { get; init; }

    public string? KeyHash { get; init; }

    public bool? IsPaused { get; init; }
}

/// <summary>Deletes the user's hook. Its alerts that have not reached the chat are never shown.</summary>
public sealed record DeleteHook(HookId Id, TelegramUserId UserId) : Write;

/// <summary>Deletes all of a user's hooks. Their alerts that have not reached the chat are never shown.</summary>
public sealed record DeleteHooksOf(TelegramUserId UserId) : Write;

/// <summary>
/// Accepts an alert. If the hook received the same body (<paramref name="BodyHash"/>) within <see cref="AlertLimits.RepeatWithin"/> before it, the
/// earlier alert's count goes up instead.
/// </summary>
public sealed record AddAlert(Alert Alert, TelegramUserId UserId, string KeyHash, string BodyHash) : Write;

/// <summary>
/// Marks an alert as shown on a dialog, with the count on its card. Results in <see cref="CommitResult.AlreadyHandled"/> if it was already shown
/// with that count, or if the hook no longer has the key that the alert came with.
/// </summary>
public sealed record ShowAlert(AlertId Id, DialogId On, int Times) : Write;
