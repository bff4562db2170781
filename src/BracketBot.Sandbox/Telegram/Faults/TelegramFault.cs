namespace BracketBot.Sandbox.Telegram;

/// <summary>What can go wrong on the way to Telegram.</summary>
public enum TelegramFaultKind
{
    /// <summary>The connection is cut before anything is done, including that of a waiting long poll.</summary>
    Away,

    /// <summary>The call is carried out late.</summary>
    Slow,

    /// <summary>HTTP 500; nothing is done.</summary>
    Http500,

    /// <summary>HTTP 429 with retry_after; nothing is done.</summary>
    RateLimit,

    /// <summary>The call is carried out, but the connection is cut before the answer.</summary>
    DropAfterActing,
}

/// <summary>A fault that is switched on.</summary>
/// <param name="Kind">What goes wrong.</param>
/// <param name="Times">How many more calls it strikes; null until it is switched off.</param>
/// <param name="Method">Only this method; null for all.</param>
/// <param name="ChatId">Only calls with this chat_id; null for all.</param>
/// <param name="Delay">How slow, or how long to wait after a 429.</param>
public sealed record TelegramFault(TelegramFaultKind Kind, int? Times, string? Method, long? ChatId, TimeSpan Delay);
