namespace BracketBot.Core.Chat;

/// <summary>The chat as the bot needs it. Each call is made once: the caller decides what a failure means.</summary>
public interface IChat
{
    Task<Result<MessageId, ChatError>> SendAsync(ChatAddress to, Card card, CancellationToken cancellation);

    /// <summary>An edit that changes nothing counts as success.</summary>
    Task<Result<MessageId, ChatError>> EditAsync(ChatAddress to, MessageId message, Card card, CancellationToken cancellation);

    /// <summary>Answers a tap, with a text of at most 200 characters (longer is cut) or none; shown as a dialog if <paramref name="alert"/>.</summary>
    Task<ChatError?> AnswerTapAsync(TapId tap, string? text, bool alert, CancellationToken cancellation);

    /// <summary>Sends a file. It does not go through the outbox: the caller makes sure that it arrives.</summary>
    Task<Result<MessageId, ChatError>> SendFileAsync(ChatAddress to, ChatFile file, CancellationToken cancellation);

    /// <summary>Deletes a message from the chat; within 48 hours and in a private chat, the user's own too.</summary>
    Task<ChatError?> DeleteAsync(ChatAddress to, MessageId message, CancellationToken cancellation);

    /// <summary>Shows that the bot is at work, for about 5 s.</summary>
    Task<ChatError?> ShowTypingAsync(ChatAddress to, CancellationToken cancellation);
}
