using System.Text.Json.Serialization;
using BracketBot.Core.Accounts;
using BracketBot.Core.Chat;

namespace BracketBot.Core.Passes;

/// <summary>What a pass is for.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Invitation), "invitation")]
[JsonDerivedType(typeof(Login), "login")]
public abstract record PassBody
{
    private PassBody()
    {
    }

    /// <summary>A link that lets one person in.</summary>
    /// <param name="By">The admin who made it.</param>
    /// <param name="Note">What the admin noted, for whom it is; "" for nothing.</param>
    /// <param name="UsedBy">Who came in by it; null while nobody has.</param>
    public sealed record Invitation(TelegramUserId By, string Note, DateTimeOffset MadeAt, TelegramUserId? UsedBy = null) : PassBody;

    /// <summary>A login at the broker, from the link in the chat to the answer "was this you".</summary>
    /// <param name="UserId">Who asked for it in the chat: the only one whom it can link.</param>
    /// <param name="Stage">How far it is.</param>
    /// <param name="Client">The client that is to be logged in again; null where a new one may be linked.</param>
    /// <param name="Dialog">The card to bring back afterwards; null for none.</param>
    /// <param name="State">Hash of the <c>state</c> that the broker has to bring back.</param>
    /// <param name="Verifier">The PKCE verifier, sealed.</param>
    /// <param name="Browser">Hash of what the browser holds that began it.</param>
    /// <param name="Token">The access token that came of it, sealed, until the chat has said yes.</param>
    /// <param name="Found">Whose token it is.</param>
    /// <param name="Match">The number that the browser shows, and that the chat asks for: it tells the one who logged in from one who was sent the link.</param>
    public sealed record Login(
        TelegramUserId UserId, LoginStage Stage, ClientId? Client = null, DialogId? Dialog = null, string? State = null, string? Verifier = null,
        string? Browser = null, string? Token = null, TradingInfo? Found = null, int Match = 0) : PassBody
    {
        public override string ToString() => $"login of {UserId}: {Stage}";
    }
}

/// <summary>How far a login is. It only ever goes on.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LoginStage>))]
public enum LoginStage
{
    /// <summary>The link is in the chat, and nobody has opened it.</summary>
    Offered,

    /// <summary>A browser was sent to the broker.</summary>
    AtBroker,

    /// <summary>The broker has sent it back, and the code is being exchanged: no second time.</summary>
    Exchanging,

    /// <summary>There is a token; the chat was asked whether it is theirs.</summary>
    Asked,

    /// <summary>Linked.</summary>
    Done,

    /// <summary>It came to nothing.</summary>
    Failed,
}
