namespace BracketBot.Core.Cancels;

/// <summary>What the order book said after a cancel.</summary>
/// <param name="ReadAt">When it was read.</param>
/// <param name="Leg">The leg that was to be cancelled.</param>
/// <param name="Siblings">The bracket's other legs.</param>
public sealed record Aftermath(DateTimeOffset ReadAt, LegChange Leg, IReadOnlyList<LegChange> Siblings);
