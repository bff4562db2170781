namespace BracketBot.Core.Accounts;

/// <summary>Who may act for whom.</summary>
public interface IAccounts
{
    /// <summary>
    /// The user acting for one account. Null for a stranger, for a user whose access was revoked, and when the account is no longer linked to the user.
    /// </summary>
    /// <param name="client">Null for the active account.</param>
    ValueTask<LinkedUser?> FindAsync(TelegramUserId userId, ClientId? client, CancellationToken cancellation);
}
