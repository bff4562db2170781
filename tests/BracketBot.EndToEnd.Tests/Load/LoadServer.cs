using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BracketBot.EndToEnd.Load;

/// <summary>Serves both simulated peers on one free port of 127.0.0.1.</summary>
internal sealed class LoadServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private LoadServer(WebApplication app) => _app = app;

    public string Url => _app.Urls.Single();

    public static async Task<LoadServer> StartAsync(LoadTelegram telegram, LoadBroker broker, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromMilliseconds(300));
        var app = builder.Build();
        app.Run(context => AnswerAsync(context, telegram, broker));
        await app.StartAsync(cancellation);
        return new LoadServer(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task AnswerAsync(HttpContext context, LoadTelegram telegram, LoadBroker broker)
    {
        const string bot = $"/bot{LoadTelegram.Token}/";
        var gone = context.RequestAborted;
        var path = context.Request.Path.Value ?? "";
        try
        {
            var (status, body) = path.StartsWith(bot, StringComparison.Ordinal)
                ? await telegram.CallAsync(path[bot.Length..], await BodyAsync(), gone)
                : await broker.AnswerAsync(context.Request.Method, path, name => context.Request.Query[name], Bearer(), BodyAsync, gone);
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            var json = JsonSerializer.SerializeToUtf8Bytes(body);
            context.Response.ContentLength = json.Length;
            await context.Response.Body.WriteAsync(json, gone);
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            // The bot hung up, as it does with its poll when it stops.
            context.Abort();
        }

        string Bearer() => context.Request.Headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal);

        async Task<JsonElement> BodyAsync()
        {
            using var document = await JsonDocument.ParseAsync(context.Request.Body, default, gone);
            return document.RootElement.Clone();
        }
    }
}
