using BracketBot.Core.Accounts;

namespace BracketBot.Members;

/// <summary>Members as those who act for an account: with its session unsealed.</summary>
internal sealed class AccountBook(IMemberStore members, ISecretBox box) : IAccounts
{
    public async ValueTask<LinkedUser?> FindAsync(TelegramUserId userId, ClientId? client, CancellationToken cancellation) =>
        await members.FindAsync(userId, cancellation) is { HasAccess: true } member ? Of(member, client) : null;

    /// <summary>The member acting for an account of theirs; null where they have not linked it.</summary>
    /// <param name="client">Null for the active one.</param>
    public LinkedUser? Of(Member member, ClientId? client = null) => (client ?? member.Active) is { } meant && member.Find(meant) is { } account
        ? new LinkedUser(new Account(member.Id, meant), SessionOf(member.Id, account), member.MayCancel)
        {
            IsPaused = member.Settings.IsPaused,
            IsMuted = member.Settings.IsMuted,
            IsSilent = member.Settings.IsSilent,
        }
        : null;

    private BrokerSession? SessionOf(TelegramUserId user, LinkedAccount account) =>
        account.Session is { } session && box.Open(session.Token, SessionContext.Of(user, account.ClientId)) is { } token
            ? new BrokerSession(account.ClientId, token) { Since = session.Since, EndsAt = session.EndsAt, UserId = user }
            : null;
}
