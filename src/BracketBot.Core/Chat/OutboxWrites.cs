namespace BracketBot.Core.Chat;

/// <summary>
/// Says how a card should stand. A new card starts at revision 1. A known one gets the next revision and the new content, keeps the more urgent
/// priority while its previous revision is undelivered, and is due again even if it had been given up. The process that commits it delivers it,
/// unless another live process is still working on the card.
/// </summary>
/// <param name="MessageId">The message to edit, if the caller knows it (a tap names it); a stored id is kept.</param>
/// <param name="NotBefore">When to show it; null for at once.</param>
public sealed record PutCard(
    CardId Id, ChatAddress To, Card Card, CardPriority Priority, DateTimeOffset At, MessageId? MessageId = null, DateTimeOffset? NotBefore = null) : Write;
