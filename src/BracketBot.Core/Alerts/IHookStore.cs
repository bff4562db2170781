using BracketBot.Core.Accounts;

namespace BracketBot.Core.Alerts;

/// <summary>Alert hooks. Written through commits: <see cref="AddHook"/>, <see cref="ChangeHook"/>, <see cref="DeleteHook"/>.</summary>
public interface IHookStore
{
    /// <summary>
    /// The hook with this key if its owner still has access, else null. Always a single read, so an unknown key takes as long as a known one.
    /// </summary>
    ValueTask<AlertHook?> FindByKeyAsync(string keyHash, CancellationToken cancellation);

    /// <summary>The user's hooks, oldest first.</summary>
    Task<IReadOnlyList<AlertHook>> OfUserAsync(TelegramUserId userId, CancellationToken cancellation);
}
