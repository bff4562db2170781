namespace BracketBot.Core.Accounts;

/// <summary>Who may act for whom. Sessions are sealed by an <see cref="ISecretBox"/> before they are stored.</summary>
public interface IAccountStore
{
    /// <summary>The user's account and session in one read; null for a stranger, and for a user whose access was taken away.</summary>
    ValueTask<LinkedUser?> FindAsync(TelegramUserId userId, CancellationToken cancellation);

    /// <summary>All users with access, for checks at start.</summary>
    Task<IReadOnlyList<LinkedUser>> AllAsync(CancellationToken cancellation);

    /// <summary>
    /// Makes <paramref name="users"/> the whole list, in one transaction: others lose their access, and their sessions are erased.
    /// </summary>
    Task ReplaceAllAsync(IReadOnlyList<LinkedUser> users, DateTimeOffset now, CancellationToken cancellation);
}
