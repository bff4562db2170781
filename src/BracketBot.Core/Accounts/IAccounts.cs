namespace BracketBot.Core.Accounts;

/// <summary>Who may act for whom.</summary>
public interface IAccounts
{
    /// <summary>
    /// The user acting for one account, whatever is active now; null for a stranger, for a user whose access was taken away, and where the account is not theirs any more.
    /// </summary>
    /// <param name="client">Null for the active one.</param>
    ValueTask<LinkedUser?> FindAsync(TelegramUserId userId, ClientId? client, CancellationToken cancellation);
}
