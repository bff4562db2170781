using System.Net;
using System.Net.Http.Headers;
using BracketBot.Core.Accounts;

namespace BracketBot.Broker.Http;

/// <summary>What all requests have in common.</summary>
internal static class KartRequests
{
    /// <remarks>HTTP/1.1 only: <see cref="Cancels.OnceContent"/> depends on it, and cancels share the connections of reads.</remarks>
    public static HttpRequestMessage Create(HttpMethod method, Uri url, BrokerSession session)
    {
        var request = new HttpRequestMessage(method, url) { Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", session.AccessToken);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        return request;
    }

    /// <summary>
    /// False for a token that no HTTP header can hold, and so one that the broker can't have issued. Check this first, because the HTTP stack's exception
    /// would quote the token.
    /// </summary>
    public static bool CanCarry(BrokerSession session) =>
        session.AccessToken.Length > 0 && session.AccessToken.All(c => c is > ' ' and < (char)127);
}
