using BracketBot.Core.Chat;

namespace BracketBot.Telegram.Outbox;

/// <summary>A card that was claimed from the store and waits for its turn.</summary>
/// <param name="Sequence">Counts the cards as they came.</param>
/// <param name="Since">When it was claimed: its lease runs from then.</param>
internal sealed record HeldCard(OutboxCard Card, long Sequence, DateTimeOffset Since)
{
    public bool IsPush => Card.Priority == CardPriority.Push;

    /// <summary>More urgent first, then as they came.</summary>
    public bool GoesBefore(HeldCard other) => (Card.Priority, Sequence).CompareTo((other.Card.Priority, other.Sequence)) < 0;
}
