namespace BracketBot.Cards;

/// <summary>Why nothing was sent for a leg of a list.</summary>
/// <param name="IsGone">It was no longer open.</param>
internal sealed record AllSkip(string Why, bool IsGone = false);
