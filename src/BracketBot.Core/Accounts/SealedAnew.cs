namespace BracketBot.Core.Accounts;

/// <summary>Reseals sessions that were sealed with an older key.</summary>
public static class SealedAnew
{
    /// <summary>The members with such sessions, resealed, each at its next version.</summary>
    public static IReadOnlyList<Member> Changes(IReadOnlyDictionary<TelegramUserId, Member> stored, ISecretBox box) =>
        [.. stored.Values.Select(m => (Before: m, After: Of(m, box))).Where(m => !ReferenceEquals(m.Before, m.After)).Select(m => m.After with { Version = m.Before.Version + 1 })];

    /// <summary>The member with such sessions resealed; the same object if there are none.</summary>
    public static Member Of(Member member, ISecretBox box)
    {
        foreach (var account in member.Accounts)
        {
            if (account.Session is { } session && box.IsOld(session.Token) && box.Open(session.Token, SessionContext.Of(member.Id, account.ClientId)) is { } token)
            {
                member = member.With(account with { Session = session with { Token = box.Seal(token, SessionContext.Of(member.Id, account.ClientId)) } });
            }
        }

        return member;
    }
}
