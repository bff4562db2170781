using BracketBot.Core.Chat;
using BracketBot.Telegram.Api;
using BracketBot.Telegram.Updates;

namespace BracketBot.Telegram.Tests.Scripting;

/// <summary>Polls a script to its end.</summary>
internal static class PollingBench
{
    /// <summary>Polls until the script has no answer left.</summary>
    public static async Task<PollingSource> RunAsync(
        PollScript script, IUpdateSink sink, SkippingTime? time = null, CapturedLog<PollingSource>? log = null)
    {
        using var api = new BotApi(
            new TelegramOptions { BotToken = FakeTelegram.Token, ApiUrl = new Uri("http://telegram.invalid/") }, TimeProvider.System, script);
        var source = new PollingSource(api, time ?? new SkippingTime(), log ?? new CapturedLog<PollingSource>());
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var running = source.RunAsync(sink, stop.Token);
        await await Task.WhenAny(script.Over, running);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        return source;
    }

    internal sealed class Sink : IUpdateSink
    {
        private int _calls;

        public List<IncomingUpdate> Taken { get; } = [];

        /// <summary>By the number of the call, from 1.</summary>
        public Func<int, bool> Fails { get; set; } = _ => false;

        public Action OnAccept { get; set; } = () => { };

        public string Marks => string.Join(' ', Taken.Select(u => $"{u.Id.Value}{(u.Waited ? "w" : "")}"));

        public Task AcceptAsync(IReadOnlyList<IncomingUpdate> updates, CancellationToken cancellation)
        {
            OnAccept();
            if (Fails(++_calls))
            {
                throw new InvalidOperationException("the database is gone");
            }

            Taken.AddRange(updates);
            return Task.CompletedTask;
        }
    }
}
