using System.Globalization;
using BracketBot.Core.Cancels;

namespace BracketBot.Cards;

/// <summary>Why a request has no answer, in words.</summary>
internal static class FailureWords
{
    /// <summary>Without a capital and a full stop; "" where it is not known.</summary>
    public static string Of(RequestFailure failure) => failure.Kind switch
    {
        FailureKind.Untold => "",
        FailureKind.HostNotFound => "the broker's host name was not found",
        FailureKind.ConnectionRefused => "the connection was refused",
        FailureKind.NoConnection => "no connection",
        FailureKind.TlsFailed => "the TLS handshake failed",
        FailureKind.ProxyFailed => "the proxy made no connection",
        FailureKind.NoConnectionInTime => "no connection before its time to be sent was over",
        FailureKind.TooLate => "its time to be sent was over",
        FailureKind.Stopped => "stopped before it was sent",
        FailureKind.NoAnswerInTime => failure.Number is { } milliseconds
            ? string.Create(CultureInfo.InvariantCulture, $"no answer within {milliseconds / 1000m:0.###} s")
            : "no answer in time",
        FailureKind.ConnectionBroke => "the connection broke before the answer was there",
        FailureKind.HttpStatus => Http(failure),
        FailureKind.NoEnvelope => $"{Http(failure)} without the API's envelope",
        FailureKind.TooLong => $"{Http(failure)} with too long an answer",
        FailureKind.CannotUnpack => "the answer could not be unpacked",
        FailureKind.NoOrderList => "the answer's orders are no list",
        FailureKind.NoClient => "the answer names no client_id",
        FailureKind.NoToken => "no answer that holds a token",
        FailureKind.LookFailed => "the look failed",
    };

    private static string Http(RequestFailure failure) => failure.Number is { } status ? string.Create(CultureInfo.InvariantCulture, $"HTTP {status}") : "HTTP";
}
