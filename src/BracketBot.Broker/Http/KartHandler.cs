using System.Net;

namespace BracketBot.Broker.Http;

/// <summary>The HTTP stack under every call.</summary>
internal static class KartHandler
{
    /// <summary>
    /// How long a connection may take to stand, TLS included. Well under the 5 s in which a cancel must leave, so that a second try
    /// has its chance.
    /// </summary>
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(2);

    /// <summary>Bounded, so that a change in DNS is seen.</summary>
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Longer than a card stays fresh, so that a cancel finds the connection of the reading before it still warm; shorter than common
    /// servers keep an idle one, so that it seldom finds it closing.
    /// </summary>
    private static readonly TimeSpan IdleTimeout = TimeSpan.FromSeconds(15);

    public static SocketsHttpHandler Create(TimeSpan timeout) => new()
    {
        // A DELETE that is redirected must not be sent again, to somewhere else.
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = timeout < ConnectTimeout ? timeout : ConnectTimeout,
        PooledConnectionLifetime = ConnectionLifetime,
        PooledConnectionIdleTimeout = IdleTimeout,
        // Our trace ids are nothing to the broker.
        ActivityHeadersPropagator = null,
    };
}
