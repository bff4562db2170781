namespace BracketBot.Core.Chat;

/// <summary>The chat as the bot needs it. Every call is made once: who calls decides what a failure means.</summary>
public interface IChat
{
    Task<Result<MessageId, ChatError>> SendAsync(ChatAddress to, Card card, CancellationToken cancellation);

    /// <summary>Editing to what already stands is success.</summary>
    Task<Result<MessageId, ChatError>> EditAsync(ChatAddress to, MessageId message, Card card, CancellationToken cancellation);

    /// <summary>Answers a tap, with a text of at most 200 characters (longer is cut) or none; as a dialog where <paramref name="alert"/>.</summary>
    Task<ChatError?> AnswerTapAsync(TapId tap, string? text, bool alert, CancellationToken cancellation);

    /// <summary>Sends a file. It is in no outbox: who sends it sees to it that it arrives.</summary>
    Task<Result<MessageId, ChatError>> SendFileAsync(ChatAddress to, ChatFile file, CancellationToken cancellation);

    /// <summary>Takes a message out of the chat: the user's own too, in a private chat within 48 hours.</summary>
    Task<ChatError?> DeleteAsync(ChatAddress to, MessageId message, CancellationToken cancellation);

    /// <summary>Shows that the bot is at work, for about 5 s.</summary>
    Task<ChatError?> ShowTypingAsync(ChatAddress to, CancellationToken cancellation);
}
