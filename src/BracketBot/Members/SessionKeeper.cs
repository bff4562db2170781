using BracketBot.Core.Accounts;
using BracketBot.Core.Cancels;
using BracketBot.Turns;

namespace BracketBot.Members;

/// <summary>Begins and ends broker sessions.</summary>
internal sealed class SessionKeeper(MemberChanges changes, ISecretBox box, TimeZoneInfo marketZone, BackgroundTasks background, TimeProvider time)
{
    /// <summary>The account with a session that begins now.</summary>
    public LinkedAccount Begun(TelegramUserId user, LinkedAccount? known, TradingInfo info, string token)
    {
        var now = time.GetUtcNow();
        return (known ?? new LinkedAccount { ClientId = info.ClientId, LinkedAt = now }) with
        {
            Name = info.Name,
            Exchanges = info.Exchanges ?? [],
            Products = info.Products ?? [],
            Session = new SealedSession(box.Seal(token, SessionContext.Of(user, info.ClientId)), now, MarketDay.MidnightAfter(now, marketZone)),
            EndedAt = null,
        };
    }

    /// <summary>What the broker answered to a reading. That the session is over is noted, so that nothing goes out with it again.</summary>
    public void Hear(BrokerSession session, BrokerError? answer)
    {
        if (answer is BrokerError.NotLoggedIn && session.UserId.Value != 0)
        {
            background.Run("the end of a session", () => EndAsync(session));
        }
    }

    private Task<Member?> EndAsync(BrokerSession session) => changes.ChangeAsync(session.UserId, member =>
        member.Find(session.ClientId) is { Session: { } stored } account && stored.Since == session.Since
            ? member.With(account with { Session = null, EndedAt = time.GetUtcNow() })
            : null);
}
