namespace BracketBot.Telegram.Api;

/// <summary>Where the Bot API is served below a path, as behind a proxy: the library takes only the host of its base address.</summary>
internal sealed class BelowPath(Uri root, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private readonly string _root = root.GetLeftPart(UriPartial.Path).TrimEnd('/');

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.RequestUri = new Uri(_root + request.RequestUri!.PathAndQuery);
        return base.SendAsync(request, cancellationToken);
    }
}
