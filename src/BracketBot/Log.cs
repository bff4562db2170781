using BracketBot.Core.Cancels;

namespace BracketBot;

/// <summary>What the program logs. Never a token, and never what a user wrote.</summary>
internal static partial class Log
{
    [LoggerMessage(1001, LogLevel.Information, "BracketBot {Version} is up for {Users} user(s), listening on {Listen}")]
    public static partial void Started(ILogger logger, string version, int users, string listen);

    [LoggerMessage(1002, LogLevel.Information, "Stopping: finishing what is in flight")]
    public static partial void Stopping(ILogger logger);

    [LoggerMessage(1003, LogLevel.Warning, "Stopped with work in flight; it is taken up at the next start")]
    public static partial void StoppedEarly(ILogger logger);

    [LoggerMessage(1004, LogLevel.Warning, "A command menu could not be set: {Error}")]
    public static partial void MenuNotSet(ILogger logger, string error);

    [LoggerMessage(1005, LogLevel.Warning, "{Warning}")]
    public static partial void SettingsOpen(ILogger logger, string warning);

    [LoggerMessage(1006, LogLevel.Debug, "An admin's command menu was not set: {Error}. It is when they write /start")]
    public static partial void AdminMenuNotSet(ILogger logger, string error);

    [LoggerMessage(1010, LogLevel.Error, "Update {UpdateId} failed")]
    public static partial void UpdateFailed(ILogger logger, Exception exception, long updateId);

    [LoggerMessage(1011, LogLevel.Information, "Took up {Count} update(s) that an earlier run had not handled")]
    public static partial void UpdatesTakenUp(ILogger logger, int count);

    [LoggerMessage(1012, LogLevel.Warning, "A tap could not be answered: {Error}")]
    public static partial void TapNotAnswered(ILogger logger, string error);

    [LoggerMessage(1013, LogLevel.Debug, "Typing could not be shown: {Error}")]
    public static partial void TypingNotShown(ILogger logger, string error);

    [LoggerMessage(1020, LogLevel.Debug, "Skipped {Row} of the order book: {Problem}")]
    public static partial void RowSkipped(ILogger logger, string row, string problem);

    [LoggerMessage(1021, LogLevel.Warning, "The completed orders could not be read ({Error}); the pending ones stand alone")]
    public static partial void CompletedUnread(ILogger logger, string error);

    [LoggerMessage(1022, LogLevel.Warning, "Alerts of a hook are turned away: too many")]
    public static partial void AlertsTurnedAway(ILogger logger);

    [LoggerMessage(1023, LogLevel.Warning, "A hook's address could not be shown: {Error}")]
    public static partial void AddressNotShown(ILogger logger, string error);

    [LoggerMessage(1024, LogLevel.Warning, "An alert was turned away: whose it is can't be read")]
    public static partial void HookNotFound(ILogger logger, Exception exception);

    [LoggerMessage(1025, LogLevel.Warning, "A login came to nothing: {Error}")]
    public static partial void LoginFailed(ILogger logger, string error);

    [LoggerMessage(1026, LogLevel.Warning, "An invitation could not be shown: {Error}")]
    public static partial void InvitationNotShown(ILogger logger, string error);

    [LoggerMessage(1027, LogLevel.Warning, "An export could not be sent: {Error}")]
    public static partial void ExportNotSent(ILogger logger, string error);

    [LoggerMessage(1028, LogLevel.Error, "An export could not be written to the temporary folder")]
    public static partial void ExportNotWritten(ILogger logger, Exception exception);

    [LoggerMessage(1029, LogLevel.Warning, "A login could not go on: the database can't be used")]
    public static partial void LoginNotStored(ILogger logger, Exception exception);

    [LoggerMessage(1030, LogLevel.Information, "Ticket {TicketId} is {State} {Outcome}")]
    public static partial void TicketMoved(ILogger logger, string ticketId, TicketState state, CancelOutcome? outcome);

    [LoggerMessage(1031, LogLevel.Information, "Ticket {TicketId} was moved by another process")]
    public static partial void TicketMovedElsewhere(ILogger logger, string ticketId);

    [LoggerMessage(1032, LogLevel.Warning, "Took up ticket {TicketId}, left {State} by a process that is gone")]
    public static partial void TicketTakenUp(ILogger logger, string ticketId, TicketState state);

    [LoggerMessage(1033, LogLevel.Error, "The database does not take {What}; trying again with growing pauses, at most 5 s")]
    public static partial void TriedAgain(ILogger logger, Exception exception, string what);

    [LoggerMessage(1034, LogLevel.Information, "The database took {What} after {Failures} failed tries")]
    public static partial void DoneAfterAll(ILogger logger, string what, int failures);

    [LoggerMessage(1035, LogLevel.Warning, "This process was not seen for too long, and others may have taken over what it had; it goes on with what is still its own")]
    public static partial void TakenForDead(ILogger logger);

    [LoggerMessage(1036, LogLevel.Warning, "The database could not be told that this process ends; others take over what it leaves within 12 s")]
    public static partial void LeftWithoutGoodbye(ILogger logger, Exception exception);

    [LoggerMessage(1037, LogLevel.Error, "The database can't be written. Nothing is sent until it can; users are told so")]
    public static partial void StoreAway(ILogger logger, Exception exception);

    [LoggerMessage(1038, LogLevel.Information, "The database can be written again. What came meanwhile counts as having waited")]
    public static partial void StoreBack(ILogger logger);

    [LoggerMessage(1039, LogLevel.Warning, "A user could not be told that the database can't be written: {Error}")]
    public static partial void StoreNotTold(ILogger logger, string error);

    [LoggerMessage(1040, LogLevel.Error, "Background work failed: {Name}")]
    public static partial void BackgroundWorkFailed(ILogger logger, Exception exception, string name);

    [LoggerMessage(1041, LogLevel.Debug, "Background work ended early: {Name}")]
    public static partial void BackgroundWorkCancelled(ILogger logger, string name);

    [LoggerMessage(1042, LogLevel.Warning, "{Name} failed and starts again in {Seconds} s")]
    public static partial void LoopFailed(ILogger logger, Exception exception, string name, double seconds);

    [LoggerMessage(1044, LogLevel.Warning, "Alerts are turned away: {Waiting} wait for the database already")]
    public static partial void AlertsWait(ILogger logger, int waiting);
}
