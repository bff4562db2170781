using System.Text.Json.Serialization;
using BracketBot.Core.Accounts;

namespace BracketBot.Core.Chat;

/// <summary>What came from the chat.</summary>
/// <param name="Id">The update's number. The same update can come twice.</param>
/// <param name="From"><c>from.id</c>: who wrote or tapped. Only this gives authority.</param>
/// <param name="ReceivedAt">When it reached the bot.</param>
/// <param name="Waited">It waited while the bot was away, or may have. A confirmation in it is not executed.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(IncomingMessage), "message")]
[JsonDerivedType(typeof(IncomingTap), "tap")]
public abstract record IncomingUpdate(UpdateId Id, TelegramUserId From, DateTimeOffset ReceivedAt, bool Waited)
{
    /// <summary>The sender's own name, as <c>Asha Rao (@asha)</c>; "" if Telegram does not say. Anybody can pick any name: it gives no authority.</summary>
    public string FromName
    {
        get;

        // An update stored by an older version has none and reads as null.
        init => field = value ?? "";
    } = "";
}

/// <summary>A message that somebody wrote. An edited message is another kind of update, which the bot ignores.</summary>
/// <param name="IsPrivate">True in the user's own chat with the bot.</param>
/// <param name="Text">"" for a photo, a sticker and the like.</param>
public sealed record IncomingMessage(
    UpdateId Id, TelegramUserId From, DateTimeOffset ReceivedAt, bool Waited,
    ChatAddress Chat, bool IsPrivate, MessageId MessageId, string Text) : IncomingUpdate(Id, From, ReceivedAt, Waited);

/// <summary>A tap on an inline button (<c>callback_query</c>). It carries no time of its own.</summary>
/// <param name="Data">The button's callback data; anybody can forge it.</param>
/// <param name="Chat">Where the tapped message is; null if Telegram does not say.</param>
/// <param name="MessageId">The tapped message; null if it is not accessible.</param>
public sealed record IncomingTap(
    UpdateId Id, TelegramUserId From, DateTimeOffset ReceivedAt, bool Waited,
    TapId Tap, string Data, ChatAddress? Chat, MessageId? MessageId) : IncomingUpdate(Id, From, ReceivedAt, Waited);
