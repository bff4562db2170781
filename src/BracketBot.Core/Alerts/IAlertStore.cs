using BracketBot.Core.Accounts;

namespace BracketBot.Core.Alerts;

/// <summary>Alerts that were taken in. Written through commits: <see cref="AddAlert"/>, <see cref="ShowAlert"/>.</summary>
public interface IAlertStore
{
    /// <summary>
    /// Alerts that no card shows yet, oldest first, with the user each is for. Left out are those of a hook that was deleted or has another key
    /// since, and of an owner who has no access any more; of one user no more than a few hundred come at once.
    /// </summary>
    Task<IReadOnlyList<(TelegramUserId UserId, Alert Alert)>> WaitingAsync(int limit, CancellationToken cancellation);

    /// <summary>Alerts that came again after they were shown, and on which dialog they are shown.</summary>
    Task<IReadOnlyList<RepeatedAlert>> RepeatedAsync(int limit, CancellationToken cancellation);

    /// <summary>Forgets alerts received before <paramref name="before"/>.</summary>
    Task<int> PruneAsync(DateTimeOffset before, CancellationToken cancellation);
}
