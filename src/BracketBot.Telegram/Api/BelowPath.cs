namespace BracketBot.Telegram.Api;

/// <summary>Adds the path of a Bot API that is served below one, as behind a proxy: the library uses only the host of its base address.</summary>
internal sealed class BelowPath(Uri root, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private readonly string _root = root.GetLeftPart(UriPartial.Path).TrimEnd('/');

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.RequestUri = new Uri(_root + request.RequestUri!.PathAndQuery);
        return base.SendAsync(request, cancellationToken);
    }
}
