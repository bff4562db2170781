using System.Net;
using System.Net.Http.Headers;
using BracketBot.Core.Accounts;

namespace BracketBot.Broker.Http;

/// <summary>What all requests share.</summary>
internal static class KartRequests
{
    /// <remarks>
    /// HTTP/1.1 and nothing else: what <see cref="Cancels.OnceContent"/> promises rests on it, and cancels share the connections of reads.
    /// </remarks>
    public static HttpRequestMessage Create(HttpMethod method, Uri url, BrokerSession session)
    {
        var request = new HttpRequestMessage(method, url) { Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", session.AccessToken);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        return request;
    }

    /// <summary>
    /// False for a token that no HTTP header can hold; the broker can't have issued it. Asked first, because the stack's exception for it
    /// would quote the token.
    /// </summary>
    public static bool CanCarry(BrokerSession session) =>
        session.AccessToken.Length > 0 && session.AccessToken.All(c => c is > ' ' and < (char)127);
}
