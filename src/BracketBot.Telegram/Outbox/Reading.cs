namespace BracketBot.Telegram.Outbox;

/// <summary>A reading of what one chat has in the store.</summary>
/// <param name="Number">Counts the readings.</param>
/// <param name="Limit">Cards to ask for at most.</param>
internal sealed record Reading(long Number, long ChatId, int Limit);
