using BracketBot.Core.Commits;

namespace BracketBot.Core.Chat;

/// <summary>
/// Says how a card should stand: a new card is made at revision 1, a known one gets the next revision, the new content, the more urgent
/// of both priorities, a fresh chance (delay and failures are reset), and is due again even if it had been given up.
/// </summary>
/// <param name="MessageId">The message to edit, where the caller knows it (a tap names it); an id already stored stays.</param>
/// <param name="NotBefore">When it is to be shown; null for at once.</param>
public sealed record PutCard(
    CardId Id, ChatAddress To, Card Card, CardPriority Priority, DateTimeOffset At, MessageId? MessageId = null, DateTimeOffset? NotBefore = null) : Write;

/// <summary>Telegram took <paramref name="Revision"/> of the card as <paramref name="MessageId"/>.</summary>
public sealed record CardDelivered(CardId Id, int Revision, MessageId MessageId, DateTimeOffset At) : Write;

/// <summary>A try failed; the card is due again at <paramref name="NotBefore"/>.</summary>
/// <param name="ForgetMessage">The message can no longer be edited: the next try sends a new one.</param>
/// <param name="To">The chat's new address, where it moved.</param>
public sealed record CardDelayed(
    CardId Id, DateTimeOffset NotBefore, bool CountsAsFailure, bool ForgetMessage = false, ChatAddress? To = null) : Write;

/// <summary>
/// The user can't be reached (blocked the bot, chat gone) or Telegram will never take this content. The row stays with its content; a
/// later <see cref="PutCard"/> makes it due again.
/// </summary>
public sealed record CardGivenUp(CardId Id, int Revision, string Reason, DateTimeOffset At) : Write;
