using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace BracketBot.Broker.Tests.Serving;

/// <summary>A well-behaved web server on a free port that keeps what it was asked and answers what it is told to.</summary>
internal sealed class WebBroker : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WebBroker(WebApplication app) => _app = app;

    public ConcurrentQueue<SeenRequest> Seen { get; } = [];

    public Uri Url => new(_app.Urls.First());

    public static async Task<WebBroker> StartAsync(Func<SeenRequest, Task<Reply>> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = new WebBroker(builder.Build());
        server._app.Run(context => server.HandleAsync(context, answer));
        await server._app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public static Task<WebBroker> StartAsync(Reply reply) => StartAsync(_ => Task.FromResult(reply));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task HandleAsync(HttpContext context, Func<SeenRequest, Task<Reply>> answer)
    {
        using var reader = new StreamReader(context.Request.Body);
        var seen = new SeenRequest(
            context.Request.Method,
            context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
            context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            await reader.ReadToEndAsync(context.RequestAborted));
        Seen.Enqueue(seen);
        var reply = await answer(seen);
        context.Response.StatusCode = reply.Status;
        context.Response.ContentType = reply.ContentType;
        foreach (var (name, value) in reply.Headers)
        {
            context.Response.Headers[name] = value;
        }

        await context.Response.WriteAsync(reply.Body, context.RequestAborted);
    }
}
