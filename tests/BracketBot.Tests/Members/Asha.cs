using BracketBot.Core.Accounts;
using BracketBot.Members;
using BracketBot.Secrets;

namespace BracketBot.Tests.Members;

/// <summary>A member with one account that is logged in, as the store has her and as she acts.</summary>
internal static class Asha
{
    public static readonly TelegramUserId Id = new(5001);
    public static readonly ClientId Client = new("YA0002");
    public static readonly ISecretBox Box = new AesSecretBox(new byte[32]);

    public static readonly Member Member = new()
    {
        Id = Id,
        Version = 1,
        HasAccess = true,
        Active = Client,
        Accounts = [new LinkedAccount { ClientId = Client, Session = Session(Id, Client, "token") }],
    };

    public static readonly LinkedUser User = new(new Account(Id, Client), new BrokerSession(Client, "token") { UserId = Id, Since = DateTimeOffset.UnixEpoch });

    /// <summary>Reads sessions out of members that it is given.</summary>
    public static AccountBook Book(IMemberStore? members = null) => new(members!, Box);

    /// <summary>One that never ends by itself.</summary>
    public static SealedSession Session(TelegramUserId user, ClientId client, string token) =>
        new(Box.Seal(token, SessionContext.Of(user, client)), DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue);
}
