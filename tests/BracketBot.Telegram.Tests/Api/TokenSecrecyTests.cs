using System.Net;
using System.Net.Sockets;
using BracketBot.Core.Chat;
using BracketBot.Telegram.Api;
using BracketBot.Telegram.Outbox;
using BracketBot.Telegram.Tests.Scripting;
using BracketBot.Telegram.Updates;
using Microsoft.Extensions.Time.Testing;

namespace BracketBot.Telegram.Tests.Api;

public class TokenSecrecyTests
{
    private const string Secret = "AAE-secret_PART-of-the-token";

    [Fact]
    public async Task ConnectionRefused_NamesNoToken()
    {
        var error = await SendTo(new Uri($"http://127.0.0.1:{await ClosedPortAsync()}"));
        Hides(Assert.IsType<ChatError.Unreachable>(error).Reason, "refused");
    }

    [Fact]
    public async Task UnknownHost_NamesNoToken() =>
        Hides(Assert.IsType<ChatError.Unreachable>(await SendTo(new Uri("http://nowhere.invalid"))).Reason, "");

    [Theory]
    [InlineData(200, $"/bot{FakeTelegram.Token}/sendMessage is no JSON")]
    [InlineData(200, $$"""{"ok":true,"result":"/bot{{FakeTelegram.Token}}/sendMessage"}""")]
    [InlineData(400, $$"""{"ok":false,"error_code":400,"description":"no method /bot{{FakeTelegram.Token}}/sendMessage"}""")]
    [InlineData(403, $$"""{"ok":false,"error_code":403,"description":"{{FakeTelegram.Token}} was kicked"}""")]
    [InlineData(502, $$"""{"ok":false,"error_code":502,"description":"upstream /bot{{FakeTelegram.Token}}"}""")]
    [InlineData(502, $$"""{"ok":false,"error_code":502,"description":"upstream /bot123456%3aAAE-secret_PART-of-the-token"}""")]
    public async Task AnswerThatQuotesTheToken_IsTakenWithoutIt(int status, string body)
    {
        await using var telegram = await FakeTelegram.StartAsync();
        telegram.Answer = (status, body);
        var answer = await telegram.Chat().SendAsync(new ChatAddress(1), new Card("x", []), TestContext.Current.CancellationToken);
        Hides(answer.Error!.ToString(), "");
    }

    [Fact]
    public async Task DroppedConnection_NamesNoToken()
    {
        await using var telegram = await FakeTelegram.StartAsync();
        telegram.Instead = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };
        var answer = await telegram.Chat().SendAsync(new ChatAddress(1), new Card("x", []), TestContext.Current.CancellationToken);
        Hides(Assert.IsType<ChatError.Unreachable>(answer.Error).Reason, "");
    }

    [Fact]
    public async Task PollingLog_ThroughEveryKindOfFailure_NamesNoToken()
    {
        var log = new CapturedLog<PollingSource>();
        var script = new PollScript()
            .ThenBroken(new HttpRequestException($"http://x/bot{FakeTelegram.Token}/getUpdates", new IOException($"bot{FakeTelegram.Token}")))
            .Then($"bot{FakeTelegram.Token}")
            .ThenError(409, $"Conflict: bot{FakeTelegram.Token} has a webhook")
            .ThenError(400, $"no bot{FakeTelegram.Token}")
            .ThenError(409, $"Conflict: bot{FakeTelegram.Token}")
            .ThenError(401, $"no bot{FakeTelegram.Token}")
            .ThenError(500, $"no bot{FakeTelegram.Token}")
            .Then(PollScript.Batch($$"""{"update_id":1,"message":"bot{{FakeTelegram.Token}}"}"""))
            .Then(PollScript.Batch(PollScript.Tap(2)));
        await PollingBench.RunAsync(script, new PollingBench.Sink { Fails = _ => true }, log: log);
        Hides(log.Text, "409");
        Assert.Contains("<token>", log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SendingLog_WithTelegramAway_NamesNoToken()
    {
        var log = new CapturedLog<OutboxSender>();
        var time = new FakeTimeProvider();
        var outbox = new MemoryOutbox(time);
        outbox.Put("a", 1, CardPriority.Answer);
        using var api = Api(new Uri($"http://127.0.0.1:{await ClosedPortAsync()}"));
        using var sender = new OutboxSender(outbox, new TelegramChat(api), new Core.NoCheckpoints(), new TelegramOptions(), time, log);
        sender.LookInStore(outbox.Left());
        sender.Start();
        while (!log.Ids.Contains(2100))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        await sender.StopAsync();
        Hides(log.Text, "refused");
    }

    [Theory]
    [InlineData("http://127.0.0.1/", "not a token\nAAE-secret_PART-of-the-token")]
    [InlineData("http://127.0.0.1/", "123456/AAE-secret_PART-of-the-token")]
    [InlineData("ftp://127.0.0.1/", FakeTelegram.Token)]
    [InlineData("/relative", FakeTelegram.Token)]
    public void Client_WithAMalformedTokenOrAddress_IsNotMade(string url, string token)
    {
        var options = new TelegramOptions { BotToken = token, ApiUrl = new Uri(url, UriKind.RelativeOrAbsolute) };
        Hides(Assert.Throws<ArgumentException>(() => new BotApi(options, TimeProvider.System)).ToString(), "Telegram:");
    }

    private static async Task<ChatError?> SendTo(Uri url)
    {
        using var api = Api(url);
        return (await new TelegramChat(api).SendAsync(new ChatAddress(1), new Card("x", []), TestContext.Current.CancellationToken)).Error;
    }

    private static BotApi Api(Uri url) => new(new TelegramOptions { BotToken = FakeTelegram.Token, ApiUrl = url }, TimeProvider.System);

    private static void Hides(string text, string says)
    {
        Assert.DoesNotContain(Secret, text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(says, text, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<int> ClosedPortAsync()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        await Task.Yield();
        return port;
    }
}
