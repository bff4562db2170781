namespace BracketBot.Core.Chat;

/// <summary>Where a message goes.</summary>
/// <param name="ChatId">Telegram's chat id; in a private chat, the user's own id. Gives no authority.</param>
/// <param name="ThreadId"><c>message_thread_id</c> in a group with topics.</param>
public sealed record ChatAddress(long ChatId, int? ThreadId = null);
