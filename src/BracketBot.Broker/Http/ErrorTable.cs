using BracketBot.Core.Cancels;

namespace BracketBot.Broker.Http;

/// <summary>
/// Which error an answer is; the one place that says so. No code for a leg that is closed already is documented, so such an answer is
/// <see cref="BrokerError.Refused"/>, word for word, and the order book tells the rest: a guess from the message's words could call an open
/// leg closed.
/// </summary>
internal static class ErrorTable
{
    /// <summary>Null where the answer is a success.</summary>
    public static BrokerError? ForRead(Answer answer) => For(answer);

    /// <summary>As for a read, but a 5xx says nothing, whatever its envelope says: the cancel may have been carried out.</summary>
    public static BrokerError? ForCancel(Answer answer) => answer.Status >= 500
        ? new BrokerError.OutcomeUnknown($"HTTP {answer.Status}", answer.Envelope?.Message ?? "")
        : For(answer);

    private static BrokerError? For(Answer answer) => (answer.Status, answer.Envelope) switch
    {
        (401, var e) => new BrokerError.NotLoggedIn(e?.Code, e?.Message ?? ""),
        (429, _) => new BrokerError.RateLimited(answer.RetryAfter),
        (_, null) => new BrokerError.OutcomeUnknown(answer.Problem),
        (_, { Success: true }) => null,
        (403, var e) => new BrokerError.NotLoggedIn(e.Code, e.Message),
        (404, var e) => new BrokerError.OrderNotFound(e.Code, e.Message),
        (_, var e) => new BrokerError.Refused(e.Code, e.Message),
    };
}
