namespace BracketBot.Telegram.Outbox;

/// <summary>One read of a chat's cards in the store.</summary>
/// <param name="Number">Numbers the reads.</param>
/// <param name="Limit">The most cards to ask for.</param>
internal sealed record Reading(long Number, long ChatId, int Limit);
