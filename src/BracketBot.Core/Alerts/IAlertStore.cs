using BracketBot.Core.Accounts;

namespace BracketBot.Core.Alerts;

/// <summary>Accepted alerts. Written through commits: <see cref="AddAlert"/>, <see cref="ShowAlert"/>.</summary>
public interface IAlertStore
{
    /// <summary>
    /// Alerts that no card shows yet, oldest first, each with its user. Leaves out alerts whose hook was deleted or has a new key, and those whose owner
    /// no longer has access. Returns at most a few hundred of one user at a time.
    /// </summary>
    Task<IReadOnlyList<(TelegramUserId UserId, Alert Alert)>> WaitingAsync(int limit, CancellationToken cancellation);

    /// <summary>Alerts that came again after they were shown, each with the dialog that shows it.</summary>
    Task<IReadOnlyList<RepeatedAlert>> RepeatedAsync(int limit, CancellationToken cancellation);

    /// <summary>Forgets alerts received before <paramref name="before"/>.</summary>
    Task<int> PruneAsync(DateTimeOffset before, CancellationToken cancellation);
}
