using Microsoft.Extensions.Logging;

namespace BracketBot.Telegram;

/// <summary>Everything this project logs: event ids 2000 to 2999. Never the token, a URL or a user's text.</summary>
internal static partial class TelegramLog
{
    [LoggerMessage(2000, LogLevel.Warning,
        "Telegram does not answer polls ({Code} {Reason}); trying again with growing pauses, at most 30 s.")]
    public static partial void PollUnanswered(ILogger log, int code, string reason);

    [LoggerMessage(2001, LogLevel.Error,
        "Another program takes this bot's updates (409 {Description}). Stop the other one, or take its webhook away, or use another bot; trying again every few seconds.")]
    public static partial void PollConflict(ILogger log, string description);

    [LoggerMessage(2002, LogLevel.Critical,
        "Telegram does not know this bot token. Take the current one from @BotFather, set Telegram:BotToken and start again; trying again every 30 s.")]
    public static partial void PollTokenRefused(ILogger log);

    [LoggerMessage(2003, LogLevel.Information, "Polls bring updates again.")]
    public static partial void PollsAnsweredAgain(ILogger log);

    [LoggerMessage(2004, LogLevel.Warning, "Update {UpdateId} was passed over: {Problem}.")]
    public static partial void UpdatePassedOver(ILogger log, long? updateId, string problem);

    [LoggerMessage(2005, LogLevel.Error,
        "Updates could not be stored. Telegram keeps them; asking for them again with growing pauses, at most 30 s.")]
    public static partial void UpdatesNotStored(ILogger log, Exception why);

    [LoggerMessage(2006, LogLevel.Warning,
        "A webhook was set for this bot. It has been deleted, since updates are polled (Telegram:Mode); what it had not delivered comes by polling.")]
    public static partial void WebhookDeleted(ILogger log);

    [LoggerMessage(2007, LogLevel.Warning, "A webhook is set for this bot and could not be deleted ({Code} {Reason}).")]
    public static partial void WebhookNotDeleted(ILogger log, int code, string reason);

    [LoggerMessage(2100, LogLevel.Warning, "Telegram does not take messages ({Reason}); they are kept and tried again.")]
    public static partial void SendingUnanswered(ILogger log, string reason);

    [LoggerMessage(2101, LogLevel.Information, "Telegram takes messages again.")]
    public static partial void SendingAgain(ILogger log);

    [LoggerMessage(2102, LogLevel.Warning, "Telegram asks to wait {Seconds} s before the next message to chat {ChatId}.")]
    public static partial void ChatFlooded(ILogger log, long chatId, double seconds);

    [LoggerMessage(2103, LogLevel.Warning, "Telegram asks several chats to wait: nothing is sent for {Seconds} s.")]
    public static partial void AllFlooded(ILogger log, double seconds);

    [LoggerMessage(2104, LogLevel.Warning, "Chat {ChatId} can't be reached ({Description}); card {CardId} stays unsent.")]
    public static partial void ChatBlocked(ILogger log, long chatId, string description, string cardId);

    [LoggerMessage(2105, LogLevel.Warning,
        "Telegram refused card {CardId} ({Code} {Description}); trying it once more as plain text.")]
    public static partial void CardRefused(ILogger log, string cardId, int code, string description);

    [LoggerMessage(2106, LogLevel.Error, "Telegram refused card {CardId} as plain text too ({Code} {Description}); given up.")]
    public static partial void CardGivenUp(ILogger log, string cardId, int code, string description);

    [LoggerMessage(2107, LogLevel.Critical,
        "Telegram does not know this bot token; nothing is sent for 30 s. Take the current one from @BotFather and set Telegram:BotToken.")]
    public static partial void SendingTokenRefused(ILogger log);

    [LoggerMessage(2108, LogLevel.Error, "The outbox can't be read or written; trying again with growing pauses.")]
    public static partial void OutboxUnavailable(ILogger log, Exception why);

    [LoggerMessage(2109, LogLevel.Information, "The outbox can be read and written again.")]
    public static partial void OutboxAvailable(ILogger log);

    [LoggerMessage(2111, LogLevel.Error, "Sending card {CardId} failed in the bot itself; trying again with growing pauses.")]
    public static partial void DeliveryFailed(ILogger log, Exception why, string cardId);

    [LoggerMessage(2112, LogLevel.Warning, "{Count} messages were still on their way when the bot stopped; the next start sends them.")]
    public static partial void DeliveriesAbandoned(ILogger log, int count);

    [LoggerMessage(2114, LogLevel.Information, "Chat {ChatId} has moved to {NewChatId}.")]
    public static partial void ChatMoved(ILogger log, long chatId, long newChatId);
}
