using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using BracketBot.Sandbox.Telegram;
using Microsoft.Extensions.Time.Testing;
using Telegram.Bot;

namespace BracketBot.Sandbox.Tests.Telegram;

/// <summary>A sandbox on a fake clock, and a bot that calls its Bot API over real HTTP.</summary>
public sealed class BotApiCaller : IAsyncDisposable
{
    private readonly HttpClient _http = new();
    private readonly SandboxHost _sandbox;

    private BotApiCaller(SandboxHost sandbox, FakeTimeProvider time) => (_sandbox, Time) = (sandbox, time);

    public static Person Asha { get; } = new(5001, "Asha", "asha_trades");

    public static Person Ravi { get; } = new(5002, "Ravi");

    public FakeTimeProvider Time { get; }

    public SimulatedTelegram Telegram => _sandbox.Telegram;

    /// <summary>The client library that the bot is written with.</summary>
    public TelegramBotClient Client => new(
        new TelegramBotClientOptions(Telegram.Options.BotToken, _sandbox.TelegramUrl.GetLeftPart(UriPartial.Authority)), _http);

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<BotApiCaller> StartAsync()
    {
        var time = new FakeTimeProvider(new(2024, 3, 14, 5, 0, 0, TimeSpan.Zero));
        var caller = new BotApiCaller(await SandboxHost.StartAsync(new() { Time = time }, Cancel), time);
        caller.Telegram.Start(Asha);
        return caller;
    }

    public async Task<JsonObject> CallAsync(string method, string json = "{}", string? token = null)
    {
        using var body = new StringContent(json, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        return await PostAsync(method, body, token);
    }

    public async Task<JsonObject> PostAsync(string method, HttpContent body, string? token = null)
    {
        var address = new Uri(_sandbox.TelegramUrl, $"/bot{token ?? Telegram.Options.BotToken}/{method}");
        using var answer = await _http.PostAsync(address, body, Cancel);
        var envelope = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel))!.AsObject();
        Assert.Equal((int)answer.StatusCode, envelope["ok"]!.GetValue<bool>() ? 200 : envelope["error_code"]!.GetValue<int>());
        return envelope;
    }

    /// <summary>Sends to Asha; the parameters are added to the chat id.</summary>
    public Task<JsonObject> SendAsync(string text, string more = "") =>
        CallAsync("sendMessage", $$"""{"chat_id":{{Asha.Id}},"text":{{JsonValue.Create(text)!.ToJsonString()}}{{more}}}""");

    public Task<JsonObject> SendHtmlAsync(string html) => SendAsync(html, ""","parse_mode":"HTML" """);

    /// <summary>Starts a call and returns once it has reached Telegram.</summary>
    public async Task<Task<JsonObject>> BeginAsync(string method, string json)
    {
        var before = Telegram.Calls.Count;
        var call = CallAsync(method, json);
        await Telegram.WaitForAsync(telegram => telegram.Calls.Count > before, Cancel);
        return call;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _sandbox.DisposeAsync();
    }
}
