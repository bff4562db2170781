using System.Text.Json.Serialization;

namespace BracketBot.Core.Cancels;

/// <summary>Every way in which a call to the broker can fail. Messages are the API's own, word for word, and never hold a token.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(NotLoggedIn), "notLoggedIn")]
[JsonDerivedType(typeof(OrderNotFound), "orderNotFound")]
[JsonDerivedType(typeof(Refused), "refused")]
[JsonDerivedType(typeof(RateLimited), "rateLimited")]
[JsonDerivedType(typeof(AccessDenied), "accessDenied")]
[JsonDerivedType(typeof(Unavailable), "unavailable")]
[JsonDerivedType(typeof(OutcomeUnknown), "outcomeUnknown")]
public abstract record BrokerError
{
    /// <summary>The access token is wrong or has expired; tokens expire at midnight in India. Nothing was carried out.</summary>
    /// <param name="Message">The API's message, "" for none.</param>
    public sealed record NotLoggedIn(int? Code, string Message) : BrokerError;

    /// <summary>The API does not know the order. Nothing was carried out.</summary>
    public sealed record OrderNotFound(int? Code, string Message) : BrokerError;

    /// <summary>The API's error envelope with any other code. Nothing was carried out.</summary>
    /// <param name="Code"><c>error_code</c>; null if the envelope has none.</param>
    public sealed record Refused(int? Code, string Message) : BrokerError;

    /// <summary>429. Nothing was carried out.</summary>
    /// <param name="RetryAfter">As the broker says; null if it does not.</param>
    /// <param name="Message">The API's message, "" for none.</param>
    public sealed record RateLimited(TimeSpan? RetryAfter, string Message = "") : BrokerError;

    /// <summary>The broker rejected the call, and not certainly because the session ended. Nothing was carried out.</summary>
    /// <param name="Message">The API's message, "" for none.</param>
    public sealed record AccessDenied(AccessReason Reason, int? Code, string Message) : BrokerError;

    /// <summary>The request certainly never reached the broker: refused connection, DNS, TLS handshake.</summary>
    public sealed record Unavailable(RequestFailure Reason) : BrokerError;

    /// <summary>The request left and no envelope came back (time-out, dropped connection, 5xx, no JSON): it may have been carried out.</summary>
    /// <param name="Message">The API's message if a 5xx had one, else "".</param>
    public sealed record OutcomeUnknown(RequestFailure Reason, string Message = "") : BrokerError;
}
