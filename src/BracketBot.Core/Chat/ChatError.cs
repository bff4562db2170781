namespace BracketBot.Core.Chat;

/// <summary>Why Telegram did not accept a call. The texts never hold the bot token.</summary>
public abstract record ChatError
{
    private ChatError()
    {
    }

    /// <summary>429: wait this long, then send again.</summary>
    public sealed record FloodWait(TimeSpan RetryAfter) : ChatError;

    /// <summary>403: the user blocked the bot, or it was removed from the group.</summary>
    public sealed record Blocked(string Description) : ChatError;

    /// <summary>The message to edit was deleted or is too old: send a new one.</summary>
    public sealed record MessageGone : ChatError;

    /// <summary>The answer to the tap came too late, or the tap's id is unknown.</summary>
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
