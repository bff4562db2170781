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
    /// <param name="By">The admin who created it.</param>
    /// <param name="Note">The admin's note on who it is for; "" for none.</param>
    /// <param name="UsedBy">Who used it; null while nobody has.</param>
    public sealed record Invitation(TelegramUserId By, string Note, DateTimeOffset MadeAt, TelegramUserId? UsedBy = null) : PassBody;

    /// <summary>A login at the broker, from the link in the chat to the answer "was this you".</summary>
    /// <param name="UserId">Who asked for it in the chat; it can link an account for nobody else.</param>
    /// <param name="Stage">How far it has come.</param>
    /// <param name="Client">The client to log in again; null if a new one may be linked.</param>
    /// <param name="Dialog">The card to bring back afterwards; null for none.</param>
    /// <param name="State">Hash of the <c>state</c> that the broker has to send back.</param>
    /// <param name="Verifier">The PKCE verifier, sealed.</param>
    /// <param name="Browser">Hash of the secret that the browser which began it holds.</param>
    /// <param name="Token">The access token it brought, sealed, until the user confirms in the chat.</param>
    /// <param name="Found">Whose token it is.</param>
    /// <param name="Match">The number that the browser shows and the chat asks for. It tells whoever logged in from somebody who was sent the link.</param>
    public sealed record Login(
        TelegramUserId UserId, LoginStage Stage, ClientId? Client = null, DialogId? Dialog = null, string? State = null, string? Verifier = null,
        string? Browser = null, string? Token = null, TradingInfo? Found = null, int Match = 0) : PassBody
    {
        public override string ToString() => $"login of {UserId}: {Stage}";
    }
}

/// <summary>How far a login has come. It only moves forward.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LoginStage>))]
public enum LoginStage
{
    /// <summary>The link is in the chat; nobody has opened it.</summary>
    Offered,

    /// <summary>A browser was sent to the broker.</summary>
    AtBroker,

    /// <summary>The broker has sent the browser back, and the code is being exchanged. This happens once only.</summary>
    Exchanging,

    /// <summary>There is a token; the chat has asked whether it is the user's.</summary>
    Asked,

    /// <summary>Linked.</summary>
    Done,

    /// <summary>It failed.</summary>
    Failed,
}
