using BracketBot.Core;
using BracketBot.Core.Chat;
using BracketBot.Telegram.Outbox;
using Microsoft.Extensions.Time.Testing;

namespace BracketBot.Telegram.Tests.Scripting;

/// <summary>A sender at work between an outbox in memory and a scripted chat.</summary>
internal sealed class OutboxBench : IDisposable
{
    private readonly CardCommits _commits;
    public OutboxBench(FakeTimeProvider time, int pushesPerSecond = 25, ICheckpoints? checkpoints = null)
    {
        Time = time;
        Outbox = new MemoryOutbox(time);
        Chat = new ScriptedChat(time);
        Sender = new OutboxSender(
            Outbox, Chat, checkpoints ?? new NoCheckpoints(), new TelegramOptions { PushesPerSecond = pushesPerSecond }, time, new Random(7), Log);
        _commits = new CardCommits(Outbox, Sender);
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

    /// <summary>Starts the sender, with what stands in the outbox as an earlier process's.</summary>
    public void Start()
    {
        Started = Time.GetUtcNow();
        Sender.LookInStore(Outbox.Left());
        Sender.Start();
    }

    /// <summary>A commit that puts a card.</summary>
    public void Put(
        string id, long chat, CardPriority priority = CardPriority.Answer, string? html = null, MessageId? message = null, DateTimeOffset? notBefore = null)
    {
        var put = new PutCard(new CardId(id), new ChatAddress(chat), new Card(html ?? id, []), priority, Time.GetUtcNow(), message, notBefore);
        Commit = _commits.CommitAsync([put], CancellationToken.None);
    }

    /// <summary>The last commit.</summary>
    public Task Commit { get; private set; } = Task.CompletedTask;

    public Task PassAsync(double seconds) => Task.Delay(TimeSpan.FromSeconds(seconds), Time);

    public void Dispose() => Sender.Dispose();

    public Task StopAsync() => Sender.StopAsync();
}
