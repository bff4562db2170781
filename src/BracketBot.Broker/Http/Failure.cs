using System.Net.Sockets;
using BracketBot.Core.Cancels;

namespace BracketBot.Broker.Http;

/// <summary>Why a request ended without an answer. Only the kind of an exception is passed on, because its text may quote secrets.</summary>
internal static class Failure
{
    /// <summary>True for exceptions that a network or server failure may cause.</summary>
    public static bool IsExpected(Exception error) =>
        error is HttpRequestException or IOException or OperationCanceledException or InvalidDataException;

    /// <summary>True if no connection was established, so certainly nothing was sent.</summary>
    public static bool IsBeforeConnection(Exception error) => error switch
    {
        HttpRequestException e => e.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
        // The handler's own connect time-out; the caller has ruled out every other cancellation.
        OperationCanceledException e => e.InnerException is TimeoutException,
        _ => false,
    };

    public static RequestFailure Reason(Exception error) => new(error switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => FailureKind.HostNotFound,
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => FailureKind.TlsFailed,
        HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError } => FailureKind.ProxyFailed,
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError, InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } } =>
            FailureKind.ConnectionRefused,
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } or OperationCanceledException => FailureKind.NoConnection,
        InvalidDataException => FailureKind.CannotUnpack,
        _ => FailureKind.ConnectionBroke,
    });

    public static RequestFailure NoAnswerWithin(TimeSpan timeout) => new(FailureKind.NoAnswerInTime, (int)timeout.TotalMilliseconds);
}
