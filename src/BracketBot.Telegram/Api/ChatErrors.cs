using BracketBot.Core.Chat;

namespace BracketBot.Telegram.Api;

/// <summary>The one table that maps Telegram's errors to ours. The first matching row counts.</summary>
internal static class ChatErrors
{
    private const double RetryAfterUnlessTold = 3;

    public static ChatError From(ApiFailure failure) => failure switch
    {
        { Code: < 400 or >= 500 } => new ChatError.Unreachable(Reason(failure)),
        { Code: 429 } => new ChatError.FloodWait(TimeSpan.FromSeconds(Math.Clamp(failure.RetryAfter ?? RetryAfterUnlessTold, 1, 86_400))),
        { MigrateToChatId: { } chat } => new ChatError.Moved(chat),
        { Code: 401 or 404 } => new ChatError.WrongToken(),
        { Code: 403 } => new ChatError.Blocked(failure.Description),
        { Code: 400 } when failure.Says("chat not found") => new ChatError.Blocked(failure.Description),
        { Code: 400 } when failure.Says("message to edit not found") => new ChatError.MessageGone(),
        { Code: 400 } when failure.Says("message can't be edited") => new ChatError.MessageGone(),
        { Code: 400 } when failure.Says("MESSAGE_ID_INVALID") => new ChatError.MessageGone(),
        { Code: 400 } when failure.Says("query is too old") => new ChatError.TapTooOld(),
        { Code: 400 } when failure.Says("query ID is invalid") => new ChatError.TapTooOld(),
        _ => new ChatError.Refused(failure.Code, failure.Description),
    };

    private static string Reason(ApiFailure failure) =>
        failure.Code == 0 ? failure.Description : $"{failure.Code} {failure.Description}".TrimEnd();
}
