using System.Net;

namespace BracketBot.Broker.Http;

/// <summary>The HTTP stack under every call.</summary>
internal static class KartHandler
{
    /// <summary>
    /// How long connecting may take, TLS included. Well under the 5 s in which a cancel must leave, to allow a second try.
    /// </summary>
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(2);

    /// <summary>Limited, so that DNS changes take effect.</summary>
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Longer than a card stays fresh, so that a cancel finds the connection of the preceding read still open. Shorter than common servers keep an idle one,
    /// so that it seldom finds the connection closing.
    /// </summary>
    private static readonly TimeSpan IdleTimeout = TimeSpan.FromSeconds(15);

    public static SocketsHttpHandler Create(TimeSpan timeout) => new()
    {
        // Following a redirect would send the DELETE a second time, to another place.
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = timeout < ConnectTimeout ? timeout : ConnectTimeout,
        PooledConnectionLifetime = ConnectionLifetime,
        PooledConnectionIdleTimeout = IdleTimeout,
        // Our trace ids mean nothing to the broker.
        ActivityHeadersPropagator = null,
    };
}
