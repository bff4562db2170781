namespace BracketBot.Sandbox.Telegram;

/// <summary>An update as the bot receives it.</summary>
/// <param name="UpdateId">Grows by one.</param>
/// <param name="Type">message, edited_message or callback_query.</param>
/// <param name="Json">The whole update object.</param>
/// <param name="At">When it happened; updates are kept for 24 hours.</param>
public sealed record QueuedUpdate(long UpdateId, string Type, string Json, DateTimeOffset At);
