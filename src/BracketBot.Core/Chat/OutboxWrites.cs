namespace BracketBot.Core.Chat;

/// <summary>
/// Says how a card should stand: a new card is made at revision 1, a known one gets the next revision, the new content, the more urgent
/// of both priorities while the one before is undelivered, and is due again even if it had been given up. The process that commits it delivers it,
/// unless another one that lives is still at work on the card.
/// </summary>
/// <param name="MessageId">The message to edit, where the caller knows it (a tap names it); an id already stored stays.</param>
/// <param name="NotBefore">When it is to be shown; null for at once.</param>
public sealed record PutCard(
    CardId Id, ChatAddress To, Card Card, CardPriority Priority, DateTimeOffset At, MessageId? MessageId = null, DateTimeOffset? NotBefore = null) : Write;
