using BracketBot.Broker.Wire;
using BracketBot.Core.Cancels;
using Means = BracketBot.Broker.Http.AccessWords.Means;

namespace BracketBot.Broker.Http;

/// <summary>
/// The one place that maps an answer's status, code and words to an error. No code is documented for a leg that is already closed, so such an answer is
/// <see cref="BrokerError.Refused"/>, word for word, and the order book tells the rest: guessing from the message could call an open leg closed. Words
/// count only if the answer is about access.
/// </summary>
internal static class ErrorTable
{
    /// <summary>"No data found", on hosts that send a code with it.</summary>
    private const int NoData = 40400;

    /// <summary>Null if the answer is a success. A read that is forbidden without a reason means that the session has ended.</summary>
    public static BrokerError? ForRead(Answer answer) => For(answer) is BrokerError.AccessDenied { Reason: AccessReason.Untold } e
        ? new BrokerError.NotLoggedIn(e.Code, e.Message)
        : For(answer);

    /// <summary>As for a read, except that a 5xx leaves the outcome unknown, whatever its envelope says: the cancel may have been carried out.</summary>
    public static BrokerError? ForCancel(Answer answer) => answer.Status >= 500
        ? new BrokerError.OutcomeUnknown(new RequestFailure(FailureKind.HttpStatus, answer.Status), answer.Envelope?.Message ?? "")
        : For(answer);

    /// <summary>True if the error means an empty list.</summary>
    public static bool IsNothingThere(Answer answer) => answer is { Status: < 500 and not (401 or 403 or 429), Envelope: { Success: false } e }
        && (e.Code == NoData || AccessWords.Of(e.Message) == Means.NothingThere);

    private static BrokerError? For(Answer answer) => (answer.Status, answer.Envelope) switch
    {
        (401, var e) => Denied(e, new BrokerError.NotLoggedIn(e?.Code, e?.Message ?? "")),
        (429, var e) => new BrokerError.RateLimited(answer.RetryAfter, e?.Message ?? ""),
        (_, null) => new BrokerError.OutcomeUnknown(answer.Problem ?? new RequestFailure(FailureKind.NoEnvelope, answer.Status)),
        (_, { Success: true }) => null,
        (403, var e) => Denied(e, new BrokerError.AccessDenied(AccessReason.Untold, e.Code, e.Message)),
        (404, var e) => new BrokerError.OrderNotFound(e.Code, e.Message),
        (_, { Code: >= 40100 and < 40200 } e) => Denied(e, new BrokerError.NotLoggedIn(e.Code, e.Message)),
        (_, { Code: >= 42900 and < 43000 } e) => new BrokerError.RateLimited(answer.RetryAfter, e.Message),
        (_, { Code: >= 40300 and < 40400 } e) => Denied(e, new BrokerError.AccessDenied(AccessReason.Untold, e.Code, e.Message)),
        (_, var e) => AccessWords.Of(e.Message) switch
        {
            Means.Rate => new BrokerError.RateLimited(answer.RetryAfter, e.Message),
            Means.Address => new BrokerError.AccessDenied(AccessReason.Address, e.Code, e.Message),
            Means.Maintenance => new BrokerError.AccessDenied(AccessReason.Maintenance, e.Code, e.Message),
            Means.Session => new BrokerError.AccessDenied(AccessReason.Untold, e.Code, e.Message),

            // "Not allowed" may be about the order as well as the account, so it is passed on word for word.
            _ => new BrokerError.Refused(e.Code, e.Message),
        },
    };

    /// <summary>The error for an answer whose status or code is about access, refined by its words.</summary>
    /// <param name="bare">The error if the words add nothing.</param>
    private static BrokerError Denied(Envelope? e, BrokerError bare) => AccessWords.Of(e?.Message ?? "") switch
    {
        Means.Address => new BrokerError.AccessDenied(AccessReason.Address, e?.Code, e?.Message ?? ""),
        Means.Maintenance => new BrokerError.AccessDenied(AccessReason.Maintenance, e?.Code, e?.Message ?? ""),
        Means.Permission => new BrokerError.AccessDenied(AccessReason.Permission, e?.Code, e?.Message ?? ""),
        Means.Rate => new BrokerError.RateLimited(null, e?.Message ?? ""),
        Means.Session => new BrokerError.NotLoggedIn(e?.Code, e?.Message ?? ""),
        Means.Untold or Means.NothingThere => bare,
    };
}
