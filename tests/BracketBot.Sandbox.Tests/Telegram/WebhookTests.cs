using System.Collections.Concurrent;
using System.Net;
using static BracketBot.Sandbox.Tests.Telegram.BotApiCaller;

namespace BracketBot.Sandbox.Tests.Telegram;

public sealed class WebhookTests
{
    [Fact]
    public async Task Webhook_Accepts_UpdateComesWithItsSecretAndIsDone()
    {
        await using var bot = await StartAsync();
        await using var hook = new Hook(_ => 200);
        await SetAsync(bot, hook);
        await bot.Telegram.WaitForAsync(telegram => telegram.Pending.Count == 0, Cancel);
        var (body, secret) = Assert.Single(hook.Received);
        Assert.Contains("\"/start\"", body, StringComparison.Ordinal);
        Assert.Equal("s-1_x", secret);
    }

    [Fact]
    public async Task Webhook_RefusesTwice_ComesAgainAfterGrowingPauses()
    {
        await using var bot = await StartAsync();
        await using var hook = new Hook(attempt => attempt <= 2 ? 503 : 200);
        await SetAsync(bot, hook);
        while (bot.Telegram.Pending.Count > 0)
        {
            bot.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal(3, hook.Received.Count);
        var info = (await bot.CallAsync("getWebhookInfo")).Result();
        Assert.Equal(0, info["pending_update_count"]!.GetValue<int>());
        Assert.Contains("503", info["last_error_message"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Webhook_Redelivered_ComesTwice()
    {
        await using var bot = await StartAsync();
        await using var hook = new Hook(_ => 200);
        await SetAsync(bot, hook);
        await bot.Telegram.WaitForAsync(telegram => telegram.Pending.Count == 0, Cancel);
        bot.Telegram.Redeliver(bot.Telegram.Updates[0].UpdateId);
        await hook.SecondAsync(Cancel);
        Assert.Equal(hook.Received.First().Body, hook.Received.Last().Body);
    }

    [Fact]
    public async Task SetWebhook_BadSecretOrAddress_Refused()
    {
        await using var bot = await StartAsync();
        (await bot.CallAsync("setWebhook", """{"url":"http://127.0.0.1:9/","secret_token":"no spaces"}""")).AssertRefused(400, "unallowed characters");
        (await bot.CallAsync("setWebhook", """{"url":"gopher://x"}""")).AssertRefused(400, "bad webhook");
    }

    [Fact]
    public async Task SetWebhook_DropPending_ForgetsWhatWaited()
    {
        await using var bot = await StartAsync();
        await bot.CallAsync("deleteWebhook", """{"drop_pending_updates":true}""");
        Assert.Empty((await bot.CallAsync("getUpdates")).UpdateIds());
    }

    private static async Task SetAsync(BotApiCaller bot, Hook hook) =>
        (await bot.CallAsync("setWebhook", $$"""{"url":"{{hook.Url}}","secret_token":"s-1_x"}""")).Result();

    /// <summary>A bot's own web server; answers by the number of the attempt.</summary>
    private sealed class Hook : IAsyncDisposable
    {
        private readonly HttpListener _listener = new();
        private readonly Func<int, int> _answer;
        private readonly TaskCompletionSource _second = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Task _serving;

        public Hook(Func<int, int> answer)
        {
            _answer = answer;
            using var free = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
            free.Start();
            Url = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/hook/";
            free.Stop();
            _listener.Prefixes.Add(Url);
            _listener.Start();
            _serving = ServeAsync();
        }

        public string Url { get; }

        public ConcurrentQueue<(string Body, string? Secret)> Received { get; } = new();

        public Task SecondAsync(CancellationToken cancel) => _second.Task.WaitAsync(cancel);

        public async ValueTask DisposeAsync()
        {
            _listener.Close();
            await _serving;
        }

        private async Task ServeAsync()
        {
            while (_listener.IsListening)
            {
                HttpListenerContext context;
                try
                {
                    context = await _listener.GetContextAsync();
                }
                catch (Exception closed) when (closed is ObjectDisposedException or HttpListenerException)
                {
                    return;
                }

                using var reader = new StreamReader(context.Request.InputStream);
                Received.Enqueue((await reader.ReadToEndAsync(), context.Request.Headers["X-Telegram-Bot-Api-Secret-Token"]));
                context.Response.StatusCode = _answer(Received.Count);
                context.Response.Close();
                if (Received.Count == 2)
                {
                    _second.TrySetResult();
                }
            }
        }
    }
}
