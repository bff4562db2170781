using BracketBot.Core.Chat;
using BracketBot.Telegram.Tests.Scripting;

namespace BracketBot.Telegram.Tests.Outbox;

public class OutboxPacingTests
{
    [Fact]
    public void Pushes_ToManyChats_KeepToPushesPerSecond() => OutboxBench.Run(async bench =>
    {
        for (var chat = 1; chat <= 1_000; chat++)
        {
            bench.Outbox.Put($"p{chat}", chat, CardPriority.Push);
        }

        bench.Start();
        await bench.PassAsync(45);
        Assert.Equal(0, bench.Outbox.Waiting);
        Assert.Equal(1_000, bench.Chat.Calls.Count);
        Assert.InRange(Most(bench.Seconds, 1), 25, 30);
        Assert.InRange(bench.Seconds[^1], 39, 42);
    });

    [Fact]
    public void Pushes_NotPaced_GoAsFastAsTheyCan() => OutboxBench.Run(
        async bench =>
        {
            for (var chat = 1; chat <= 480; chat++)
            {
                bench.Outbox.Put($"p{chat}", chat, CardPriority.Push);
            }

            bench.Start();
            await bench.PassAsync(3);
            Assert.Equal(0, bench.Outbox.Waiting);
        },
        pushesPerSecond: 0);

    [Fact]
    public void Pushes_ToOneChat_GoOneASecondAfterAShortBurst() => OutboxBench.Run(async bench =>
    {
        for (var i = 0; i < 30; i++)
        {
            bench.Outbox.Put($"p{i:00}", 1, CardPriority.Push, $"p{i:00}");
        }

        bench.Start();
        await bench.PassAsync(60);
        Assert.Equal(30, bench.Chat.Calls.Count);
        Assert.InRange(Most(bench.Seconds, 0.9), 3, 3);
        Assert.InRange(Most(bench.Seconds, 10), 8, 13);
        Assert.Equal(bench.Chat.Texts.Order(), bench.Chat.Texts);
    });

    [Fact]
    public void Pushes_ToAGroup_GoTwentyAMinute() => OutboxBench.Run(async bench =>
    {
        for (var i = 0; i < 60; i++)
        {
            bench.Outbox.Put($"p{i:00}", -100, CardPriority.Push);
        }

        bench.Start();
        await bench.PassAsync(300);
        Assert.Equal(60, bench.Chat.Calls.Count);
        Assert.InRange(Most(bench.Seconds, 60), 15, 20);
    });

    [Fact]
    public void Pushes_ToOneBusyChat_DoNotHoldUpOthers() => OutboxBench.Run(async bench =>
    {
        for (var i = 0; i < 500; i++)
        {
            bench.Outbox.Put($"busy{i}", 1, CardPriority.Push);
        }

        bench.Outbox.Put("other", 2, CardPriority.Push);
        bench.Start();
        await bench.PassAsync(1);
        Assert.True(bench.Outbox.IsDelivered("other"));
    });

    [Fact]
    public void NewPush_BehindManyOfItsChat_GoesAfterThem() => OutboxBench.Run(async bench =>
    {
        for (var i = 0; i < 12; i++)
        {
            bench.Outbox.Put($"old{i}", 1, CardPriority.Push, "old");
        }

        bench.Start();
        await bench.PassAsync(2.5);
        bench.Put("new", 1, CardPriority.Push, "new");
        await bench.PassAsync(30);
        Assert.Equal(12, bench.Chat.Texts.ToList().IndexOf("new"));
    });

    [Fact]
    public void Answers_AreNotPaced() => OutboxBench.Run(async bench =>
    {
        for (var i = 0; i < 20; i++)
        {
            bench.Outbox.Put($"a{i}", 1, CardPriority.Answer);
        }

        for (var chat = 2; chat <= 300; chat++)
        {
            bench.Outbox.Put($"b{chat}", chat, CardPriority.Answer);
        }

        bench.Start();
        await bench.PassAsync(3);
        Assert.Equal(0, bench.Outbox.Waiting);
    });

    [Fact]
    public void Answers_AmongAThousandPushes_GoAtOnce() => OutboxBench.Run(async bench =>
    {
        for (var i = 0; i < 1_000; i++)
        {
            bench.Outbox.Put($"p{i}", i % 50, CardPriority.Push);
        }

        bench.Start();
        await bench.PassAsync(2);
        bench.Put("answer", 7);
        await bench.PassAsync(0.25);
        Assert.True(bench.Outbox.IsDelivered("answer"));
    });

    /// <summary>The most calls in any stretch of so many seconds.</summary>
    private static int Most(IReadOnlyList<double> seconds, double stretch) =>
        seconds.Max(from => seconds.Count(s => s >= from && s < from + stretch));
}
