using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BracketBot.EndToEnd.Cases;

/// <summary>A real server of the API's addresses on 127.0.0.1 that answers each client from a script of raw texts. It knows of no order.</summary>
internal sealed class ScriptedBroker : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, (string ClientId, BrokerScript Script)> _clients = new();
    private readonly WebApplication _app;

    private ScriptedBroker(WebApplication app) => _app = app;

    public Uri Url => new(_app.Urls.Single());

    public static async Task<ScriptedBroker> StartAsync(CancellationToken cancellation)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromMilliseconds(300));
        var app = builder.Build();
        var broker = new ScriptedBroker(app);
        app.Run(broker.AnswerAsync);
        await app.StartAsync(cancellation);
        return broker;
    }

    public void Add(string token, string clientId, BrokerScript script) => _clients[token] = (clientId, script);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var gone = context.RequestAborted;
        try
        {
            using var reader = new StreamReader(context.Request.Body);
            var packet = await reader.ReadToEndAsync(gone);
            var token = context.Request.Headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal);
            var (clientId, answer) = _clients.TryGetValue(token, out var client)
                ? (client.ClientId, Find(context.Request, client.Script, packet))
                : ("", new RawAnswer(401, """{"data":{},"error_code":40100,"message":"Unauthorized","status":"error"}"""));
            await (answer.Until ?? Task.CompletedTask).WaitAsync(gone);
            if (answer.CutsOff)
            {
                context.Abort();
                return;
            }

            context.Response.StatusCode = answer.Status;
            context.Response.ContentType = answer.ContentType;
            foreach (var (name, value) in answer.Headers)
            {
                context.Response.Headers[name] = value;
            }

            await context.Response.WriteAsync(answer.Body.Replace("CLIENT", clientId, StringComparison.Ordinal), gone);
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            // The bot hung up: it waits for no answer longer than it may.
            context.Abort();
        }
    }

    private static RawAnswer Find(HttpRequest request, BrokerScript script, string packet) => (request.Method, request.Path.Value ?? "") switch
    {
        ("GET", "/api/v1/orders") => script.Answer(request.Query["type"] == "pending" ? Ask.Pending : Ask.Completed, packet),
        ("GET", var path) when path.StartsWith("/api/v1/order/", StringComparison.Ordinal) && path.EndsWith("/history", StringComparison.Ordinal) => script.Answer(Ask.History, packet),
        ("DELETE", var path) when path.StartsWith("/api/v1/orders/kart/", StringComparison.Ordinal) => script.Answer(Ask.Cancel, packet),
        ("GET", "/api/v1/user/trading_info") => RawAnswer.Ok("""{"data":{"client_id":"CLIENT","name":"CLIENT","status":"active"},"message":"","status":"success"}"""),
        _ => new RawAnswer(404, """{"data":{},"error_code":40400,"message":"no such address","status":"error"}"""),
    };
}
