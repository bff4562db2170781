namespace BracketBot.Core.Cancels;

/// <summary>What the order book said after a cancel.</summary>
/// <param name="ReadAt">When it was read.</param>
/// <param name="Leg">The leg that was to be cancelled.</param>
/// <param name="Siblings">The bracket's other legs.</param>
/// <param name="PendingUnread">The pending list could not be read: what stands is not known by this look.</param>
/// <param name="Market">The market order that closed the position beside it, or may have; null for none.</param>
public sealed record Aftermath(DateTimeOffset ReadAt, LegChange Leg, IReadOnlyList<LegChange> Siblings, MarketExit? Market = null, bool PendingUnread = false);
