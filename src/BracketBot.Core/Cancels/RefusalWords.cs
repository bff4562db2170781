namespace BracketBot.Core.Cancels;

/// <summary>Whether a refusal mentions something that is still under way; then "still open" is not final yet.</summary>
internal static class RefusalWords
{
    private static readonly string[] Moving =
    [
        "process", "progress", "pending", "under way", "underway", "in flight", "in transit", "transit", "already sent", "already request", "already submitted",
        "already initiated", "already placed for", "request exist", "being ", "queue", "wait", "try again", "retry", "try after", "later", "a moment", "shortly", "busy", "lock", "not yet", "moving",
    ];

    public static bool SpeakOfMoving(BrokerError? error) =>
        error is BrokerError.Refused refused && Array.Exists(Moving, w => refused.Message.Contains(w, StringComparison.OrdinalIgnoreCase));
}
