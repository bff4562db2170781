namespace BracketBot.Core.Chat;

/// <summary>Why the chat did not take a call. The texts never hold the bot token.</summary>
public abstract record ChatError
{
    private ChatError()
    {
    }

    /// <summary>429: wait as told, then send again.</summary>
    public sealed record FloodWait(TimeSpan RetryAfter) : ChatError;

    /// <summary>403: the user blocked the bot, or it was put out of the group.</summary>
    public sealed record Blocked(string Description) : ChatError;

    /// <summary>The message to edit was deleted or is too old: send a new one.</summary>
    public sealed record MessageGone : ChatError;

    /// <summary>The tap was answered too late, or its id is not known.</summary>
    public sealed record TapTooOld : ChatError;

    /// <summary>The group became a supergroup with another id.</summary>
    public sealed record Moved(long NewChatId) : ChatError;

    /// <summary>400 and the like: the same call would fail again.</summary>
    public sealed record Refused(int Code, string Description) : ChatError;

    /// <summary>401 or 404 on every call: the bot token is wrong.</summary>
    public sealed record WrongToken : ChatError;

    /// <summary>No usable answer (network, 5xx): the call may or may not have been carried out.</summary>
    public sealed record Unreachable(string Reason) : ChatError;
}
