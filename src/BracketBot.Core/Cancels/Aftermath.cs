namespace BracketBot.Core.Cancels;

/// <summary>What the order book said after a cancel.</summary>
/// <param name="ReadAt">When it was read.</param>
/// <param name="Leg">The leg that was to be cancelled.</param>
/// <param name="Siblings">The bracket's other legs.</param>
/// <param name="PendingUnread">The pending list could not be read, so this look does not tell what still stands.</param>
/// <param name="Market">The market order outside the bracket that closed the position, or may have; null for none.</param>
public sealed record Aftermath(DateTimeOffset ReadAt, LegChange Leg, IReadOnlyList<LegChange> Siblings, MarketExit? Market = null, bool PendingUnread = false);
