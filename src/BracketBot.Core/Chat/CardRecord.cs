namespace BracketBot.Core.Chat;

/// <summary>The result of a card's delivery, as it is stored.</summary>
/// <param name="Revision">The revision that was sent.</param>
public abstract record CardRecord(CardId Id, int Revision, DateTimeOffset At);

/// <summary>Telegram accepted the revision.</summary>
/// <param name="To">Where the message is: a group can have moved since the card was put.</param>
/// <param name="IsNew">A new message. Its id must not be lost, or the card would be sent a second time.</param>
public sealed record CardDelivered(CardId Id, int Revision, DateTimeOffset At, MessageId MessageId, ChatAddress To, bool IsNew) : CardRecord(Id, Revision, At);

/// <summary>
/// The user can't be reached (blocked the bot, chat gone) or Telegram will never take this content. The row stays with its content; a
/// later <see cref="PutCard"/> makes it due again.
/// </summary>
public sealed record CardGivenUp(CardId Id, int Revision, DateTimeOffset At, string Reason) : CardRecord(Id, Revision, At);
