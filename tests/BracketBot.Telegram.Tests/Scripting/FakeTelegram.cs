using System.Collections.Concurrent;
using System.Text.Json;
using BracketBot.Telegram.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BracketBot.Telegram.Tests.Scripting;

/// <summary>A Bot API on a free port of loopback that answers as the test says and keeps what it was asked.</summary>
internal sealed class FakeTelegram : IAsyncDisposable
{
    public const string Token = "123456:AAE-secret_PART-of-the-token";

    private readonly WebApplication _app;

    private FakeTelegram(WebApplication app) => _app = app;

    /// <summary>Status and body of every answer.</summary>
    public (int Status, string Body) Answer { get; set; } = (200, """{"ok":true,"result":true}""");

    public Func<HttpContext, Task>? Instead { get; set; }

    public ConcurrentQueue<(string Path, JsonElement Body)> Requests { get; } = [];

    public Uri Url => new(_app.Urls.Single());

    public static async Task<FakeTelegram> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var telegram = new FakeTelegram(app);
        app.Run(telegram.HandleAsync);
        await app.StartAsync();
        return telegram;
    }

    public BotApi Api() => Api(TimeProvider.System);

    public BotApi Api(TimeProvider time) => new(new TelegramOptions { BotToken = Token, ApiUrl = Url }, time);

    public TelegramChat Chat() => new(Api());

    /// <summary>The only request so far.</summary>
    public JsonElement Request(string method)
    {
        var (path, body) = Assert.Single(Requests);
        Assert.Equal($"/bot{Token}/{method}", path);
        return body;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        Assert.Equal("POST", context.Request.Method);
        // A method without parameters comes without a body.
        using var body = context.Request.ContentLength is > 0 || context.Request.Headers.TransferEncoding.Count > 0
            ? await JsonDocument.ParseAsync(context.Request.Body)
            : JsonDocument.Parse("{}");
        Requests.Enqueue((context.Request.Path.Value!, body.RootElement.Clone()));
        if (Instead is { } instead)
        {
            await instead(context);
            return;
        }

        context.Response.StatusCode = Answer.Status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(Answer.Body);
    }
}
