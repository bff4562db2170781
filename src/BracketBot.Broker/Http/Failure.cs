using System.Globalization;
using System.Net.Sockets;

namespace BracketBot.Broker.Http;

/// <summary>Why a request ended without an answer, in our own words, because an exception's text may quote secrets.</summary>
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

    public static string Reason(Exception error) => error switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "the broker's host name was not found",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "the TLS handshake failed",
        HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError } => "the proxy made no connection",
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError, InnerException: SocketException s } =>
            s.SocketErrorCode == SocketError.ConnectionRefused ? "the connection was refused" : $"no connection ({s.SocketErrorCode})",
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } or OperationCanceledException => "no connection",
        InvalidDataException => "the answer could not be unpacked",
        _ => "the connection broke before the answer was there",
    };

    public static string NoAnswerWithin(TimeSpan timeout) =>
        string.Create(CultureInfo.InvariantCulture, $"no answer within {timeout.TotalSeconds:0.###} s");
}
