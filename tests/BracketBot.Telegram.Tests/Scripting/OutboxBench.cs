using BracketBot.Core;
using BracketBot.Core.Chat;
using BracketBot.Telegram.Outbox;
using Microsoft.Extensions.Time.Testing;

namespace BracketBot.Telegram.Tests.Scripting;

/// <summary>A sender at work between an outbox in memory and a scripted chat.</summary>
internal sealed class OutboxBench : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;

    public OutboxBench(FakeTimeProvider time, int pushesPerSecond = 25, ICheckpoints? checkpoints = null)
    {
        Time = time;
        Outbox = new MemoryOutbox(time);
        Chat = new ScriptedChat(time);
        Sender = new OutboxSender(
            Outbox, Outbox, Chat, checkpoints ?? new NoCheckpoints(), new OwnerId("me"),
            new TelegramOptions { PushesPerSecond = pushesPerSecond }, time, Log);
    }

    public FakeTimeProvider Time { get; }

    public MemoryOutbox Outbox { get; }

    public ScriptedChat Chat { get; }

    public OutboxSender Sender { get; }

    public CapturedLog<OutboxSender> Log { get; } = new();

    public DateTimeOffset Started { get; private set; }

    /// <summary>Seconds from the start to each call.</summary>
    public IReadOnlyList<double> Seconds => [.. Chat.Calls.Select(c => Math.Round((c.At - Started).TotalSeconds, 2))];

    public static void Run(Func<OutboxBench, Task> test, int pushesPerSecond = 25) => VirtualTime.Run(async time =>
    {
        using var bench = new OutboxBench(time, pushesPerSecond);
        await test(bench);
        await bench.StopAsync();
    });

    public void Start()
    {
        Started = Time.GetUtcNow();
        _running = Sender.RunAsync(_stop.Token);
    }

    public void Put(string id, long chat, CardPriority priority = CardPriority.Answer, string? html = null, MessageId? message = null)
    {
        Outbox.Put(id, chat, priority, html ?? id, message);
        Sender.Wake();
    }

    public Task PassAsync(double seconds) => Task.Delay(TimeSpan.FromSeconds(seconds), Time);

    public void Dispose() => _stop.Dispose();

    public async Task StopAsync()
    {
        _stop.Cancel();
        await _running;
    }
}
