using BracketBot.Core.Chat;
using BracketBot.Telegram.Tests.Scripting;

namespace BracketBot.Telegram.Tests.Outbox;

public class OutboxSenderTests
{
    [Fact]
    public void Card_Put_IsSentAtOnceAndRecorded() => OutboxBench.Run(async bench =>
    {
        bench.Start();
        await bench.PassAsync(5);
        bench.Put("a", 1);
        await bench.PassAsync(1);
        Assert.Equal([5.0], bench.Seconds);
        Assert.True(bench.Outbox.IsDelivered("a"));
        Assert.Equal(new MessageId(1), bench.Outbox["a"].MessageId);
    });

    [Fact]
    public void Card_InTheStoreBeforeTheStart_IsSent() => OutboxBench.Run(async bench =>
    {
        bench.Outbox.Put("a", 1, CardPriority.Answer);
        bench.Start();
        await bench.PassAsync(1);
        Assert.True(bench.Outbox.IsDelivered("a"));
    });

    [Fact]
    public void Cards_InTheSteadyState_AreDeliveredWithoutAskingTheStore() => OutboxBench.Run(async bench =>
    {
        bench.Start();
        for (var i = 0; i < 50; i++)
        {
            bench.Put($"c{i}", i % 5, html: $"{i}");
            await bench.PassAsync(0.05);
            bench.Put($"c{i}", i % 5, CardPriority.CancelAnswer, $"{i} answered");
        }

        await bench.PassAsync(5);
        Assert.Equal(0, bench.Outbox.Waiting);
        Assert.Equal(0, bench.Outbox.Readings);
    });

    [Fact]
    public void Answer_ThatComesWhileItsCardIsOnItsWay_FollowsAtOnce() => OutboxBench.Run(async bench =>
    {
        bench.Start();
        bench.Put("a", 1, html: "Sending the cancel…");
        await bench.PassAsync(0.05);
        bench.Put("a", 1, CardPriority.CancelAnswer, "Order Cancelled Successfully");
        await bench.PassAsync(0.1);
        Assert.Equal([0.0, 0.1], bench.Seconds);
        Assert.Equal("Order Cancelled Successfully", bench.Chat.Texts.Last());
    });

    [Fact]
    public void Card_DeliveredBefore_IsEdited() => OutboxBench.Run(async bench =>
    {
        bench.Start();
        bench.Put("a", 1, html: "one");
        await bench.PassAsync(1);
        bench.Put("a", 1, html: "two");
        await bench.PassAsync(1);
        Assert.Equal(new MessageId(1), bench.Chat.Calls[1].Edited);
        Assert.Equal(["one", "two"], bench.Chat.Texts);
    });

    [Fact]
    public void Cards_OfOneChat_GoInOrderOneAtATime() => OutboxBench.Run(async bench =>
    {
        var names = Enumerable.Range(0, 40).Select(i => $"card{i:00}").ToList();
        names.ForEach(n => bench.Outbox.Put(n, 1, CardPriority.Answer, n));
        bench.Start();
        await bench.PassAsync(10);
        Assert.Equal(names, bench.Chat.Texts);
        Assert.Equal(1, bench.Chat.MostInOneChat);
    });

    [Fact]
    public void Cards_OfManyChats_GoSideBySideWithinABound() => OutboxBench.Run(async bench =>
    {
        for (var chat = 1; chat <= 200; chat++)
        {
            bench.Outbox.Put($"c{chat}", chat, CardPriority.Answer);
        }

        bench.Start();
        await bench.PassAsync(3);
        Assert.Equal(0, bench.Outbox.Waiting);
        Assert.InRange(bench.Chat.MostAtOnce, 100, 1024);
    });

    [Fact]
    public void CancelAnswer_AmongOthers_GoesFirst() => OutboxBench.Run(async bench =>
    {
        bench.Outbox.Put("push", 1, CardPriority.Push, "push");
        bench.Outbox.Put("answer", 1, CardPriority.Answer, "answer");
        bench.Outbox.Put("cancel", 1, CardPriority.CancelAnswer, "cancel");
        bench.Start();
        await bench.PassAsync(5);
        Assert.Equal(["cancel", "answer", "push"], bench.Chat.Texts);
    });

    [Fact]
    public void CancelAnswer_WhileAllPlacesAreTaken_GoesIntoTheFirstFreeOne() => OutboxBench.Run(async bench =>
    {
        bench.Start();
        for (var chat = 1; chat <= 2000; chat++)
        {
            bench.Put($"answer{chat}", chat, CardPriority.Answer);
        }

        await bench.PassAsync(0.05);
        bench.Put("cancel", 5000, CardPriority.CancelAnswer, "cancel");
        await bench.PassAsync(2);
        Assert.InRange(bench.Chat.Texts.ToList().IndexOf("cancel"), 1024, 1026);
        Assert.Equal(1024, bench.Chat.MostAtOnce);
    });

    [Fact]
    public void EditsInWaiting_FoldIntoTheNewest() => OutboxBench.Run(async bench =>
    {
        bench.Start();
        bench.Put("a", 1, html: "1");
        for (var i = 2; i <= 9; i++)
        {
            await bench.PassAsync(0.01);
            bench.Put("a", 1, html: $"{i}");
        }

        await bench.PassAsync(2);
        Assert.Equal(["1", "9"], bench.Chat.Texts);
        Assert.True(bench.Outbox.IsDelivered("a"));
    });

    [Fact]
    public void HeldPush_PutAgain_IsSentOnceAsItStandsThen() => OutboxBench.Run(async bench =>
    {
        for (var i = 0; i < 6; i++)
        {
            bench.Outbox.Put($"p{i}", 1, CardPriority.Push, $"p{i}");
        }

        bench.Start();
        await bench.PassAsync(1);
        bench.Put("p5", 1, CardPriority.Push, "p5 again");
        await bench.PassAsync(20);
        Assert.DoesNotContain("p5", bench.Chat.Texts);
        Assert.Single(bench.Chat.Texts, "p5 again");
        Assert.Equal(6, bench.Chat.Calls.Count);
    });

    [Fact]
    public void HeldPush_ThatBecomesTheAnswerToACancel_GoesAtOnce() => OutboxBench.Run(async bench =>
    {
        for (var i = 0; i < 6; i++)
        {
            bench.Outbox.Put($"p{i}", 1, CardPriority.Push, $"p{i}");
        }

        bench.Start();
        await bench.PassAsync(0.5);
        Assert.DoesNotContain("p4", bench.Chat.Texts);
        bench.Put("p4", 1, CardPriority.CancelAnswer, "cancelled");
        await bench.PassAsync(0.05);
        Assert.Contains("cancelled", bench.Chat.Texts);
    });

    [Fact]
    public void SlowChat_HoldsUpNobodyElse() => OutboxBench.Run(async bench =>
    {
        bench.Chat.Takes = chat => chat == 1 ? TimeSpan.FromSeconds(9) : TimeSpan.FromMilliseconds(100);
        bench.Start();
        bench.Put("slow1", 1);
        bench.Put("slow2", 1);
        bench.Put("quick", 2);
        await bench.PassAsync(0.2);
        Assert.True(bench.Outbox.IsDelivered("quick"));
        await bench.PassAsync(25);
        Assert.True(bench.Outbox.IsDelivered("slow2"));
    });

    [Fact]
    public void HangingPushes_LeaveRoomForAnswers() => OutboxBench.Run(
        async bench =>
        {
            bench.Chat.Takes = chat => chat < 1_000 ? TimeSpan.FromSeconds(9) : TimeSpan.FromMilliseconds(100);
            for (var chat = 1; chat <= 100; chat++)
            {
                bench.Outbox.Put($"p{chat}", chat, CardPriority.Push);
            }

            bench.Start();
            await bench.PassAsync(3);
            bench.Put("answer", 1_000);
            await bench.PassAsync(0.3);
            Assert.True(bench.Outbox.IsDelivered("answer"));
        },
        pushesPerSecond: 0);

    [Fact]
    public void Stop_WithACardOnItsWay_LetsItFinishAndLeavesTheRest() => OutboxBench.Run(async bench =>
    {
        bench.Chat.Takes = _ => TimeSpan.FromSeconds(3);
        bench.Start();
        bench.Put("a", 1);
        bench.Put("b", 1);
        await bench.PassAsync(1);
        await bench.StopAsync();
        Assert.True(bench.Outbox.IsDelivered("a"));
        Assert.False(bench.Outbox.IsDelivered("b"));
        Assert.Single(bench.Chat.Calls);
        Assert.Equal(3, (bench.Time.GetUtcNow() - bench.Started).TotalSeconds, 0.1);
    });

    [Fact]
    public void Stop_WithAHangingCall_WaitsNoLongerThanItsGrace() => OutboxBench.Run(async bench =>
    {
        bench.Chat.Takes = _ => TimeSpan.FromMinutes(2);
        bench.Start();
        bench.Put("a", 1);
        await bench.PassAsync(1);
        await bench.StopAsync();
        Assert.Equal(6, (bench.Time.GetUtcNow() - bench.Started).TotalSeconds, 0.1);
        Assert.False(bench.Outbox.IsDelivered("a"));
        Assert.Contains(2112, bench.Log.Ids);
    });

    [Fact]
    public void Store_BrokenForAWhile_IsReadAgainAndSaidOnce() => OutboxBench.Run(async bench =>
    {
        bench.Outbox.Put("a", 1, CardPriority.Answer);
        bench.Outbox.Broken = new InvalidOperationException("disk gone");
        bench.Start();
        await bench.PassAsync(60);
        Assert.Empty(bench.Chat.Calls);
        bench.Outbox.Broken = null;
        await bench.PassAsync(6);
        Assert.True(bench.Outbox.IsDelivered("a"));
        Assert.Equal(1, bench.Log.Count(2108));
        Assert.Equal(1, bench.Log.Count(2109));
    });

    [Fact]
    public void Commit_ThatFailsAfterItWasWritten_HasItsCardDelivered() => OutboxBench.Run(async bench =>
    {
        bench.Start();
        bench.Outbox.FailsAfterWriting = true;
        bench.Put("a", 1);
        await Assert.ThrowsAsync<IOException>(() => bench.Commit);
        bench.Outbox.FailsAfterWriting = false;
        await bench.PassAsync(2);
        Assert.True(bench.Outbox.IsDelivered("a"));
        Assert.Single(bench.Chat.Calls);
    });

    [Fact]
    public void Commit_ThatFailsBeforeItWasWritten_DeliversNothing() => OutboxBench.Run(async bench =>
    {
        bench.Start();
        bench.Outbox.BrokenCommits = new IOException("disk full");
        bench.Put("a", 1);
        await Assert.ThrowsAsync<IOException>(() => bench.Commit);
        await bench.PassAsync(60);
        Assert.Empty(bench.Chat.Calls);
    });

    [Fact]
    public void Card_ForLater_IsShownThenAndNoSooner() => OutboxBench.Run(async bench =>
    {
        bench.Start();
        bench.Put("a", 1, notBefore: bench.Time.GetUtcNow().AddSeconds(120));
        bench.Put("b", 1);
        await bench.PassAsync(119.9);
        Assert.Equal(["b"], bench.Chat.Texts);
        await bench.PassAsync(0.3);
        Assert.Equal(["b", "a"], bench.Chat.Texts);
    });

    [Fact]
    public void Flood_OfCardsToOneChat_IsHeldWithinABoundAndAllIsDeliveredInOrder() => OutboxBench.Run(async bench =>
    {
        bench.Chat.Takes = _ => TimeSpan.FromMilliseconds(20);
        bench.Start();
        for (var i = 0; i < 1_000; i++)
        {
            bench.Put($"c{i:000}", 1, html: $"{i:000}");
        }

        Assert.InRange(bench.Sender.Look(l => l.Held), 1, 9);
        await bench.PassAsync(60);
        Assert.Equal(0, bench.Outbox.Waiting);
        Assert.Equal(bench.Chat.Texts.Order(), bench.Chat.Texts);
        Assert.Equal(1_000, bench.Chat.Calls.Count);
        Assert.InRange(bench.Outbox.Readings, 100, 140);
    });

    [Fact]
    public void Flood_OfCardsWhileTelegramIsAway_IsHeldWithinABoundAndAllIsDelivered() => OutboxBench.Run(
        async bench =>
        {
            var away = true;
            bench.Chat.Error = (_, _) => away ? new ChatError.Unreachable("away") : null;
            bench.Start();
            for (var i = 0; i < 20_000; i++)
            {
                bench.Put($"c{i}", i % 3_000, i % 2 == 0 ? CardPriority.Push : CardPriority.Answer);
            }

            await bench.PassAsync(20);
            Assert.InRange(bench.Sender.Look(l => l.Held), 1_000, 4_096 + 1_024);
            bench.Put("cancel", 9_999, CardPriority.CancelAnswer, "cancel");
            away = false;
            await bench.PassAsync(6);
            Assert.True(bench.Outbox.IsDelivered("cancel"));
            await bench.PassAsync(300);
            Assert.Equal(0, bench.Outbox.Waiting);
        },
        pushesPerSecond: 0);

    [Fact]
    public void CancelAnswer_BehindAFullLineOfPushes_GoesFirst() => OutboxBench.Run(async bench =>
    {
        bench.Start();
        for (var i = 0; i < 40; i++)
        {
            bench.Put($"p{i}", 1, CardPriority.Push);
        }

        await bench.PassAsync(1);
        bench.Put("cancel", 1, CardPriority.CancelAnswer, "cancel");
        await bench.PassAsync(0.2);
        Assert.True(bench.Outbox.IsDelivered("cancel"));
        await bench.PassAsync(60);
        Assert.Equal(0, bench.Outbox.Waiting);
    });

    [Fact]
    public void Record_ThatCannotBeWritten_IsWrittenLaterAndTheCardNotSentTwice() => OutboxBench.Run(async bench =>
    {
        bench.Start();
        bench.Put("a", 1);
        bench.Outbox.BrokenCommits = new InvalidOperationException("disk full");
        await bench.PassAsync(50);
        bench.Outbox.BrokenCommits = null;
        await bench.PassAsync(20);
        Assert.True(bench.Outbox.IsDelivered("a"));
        Assert.Single(bench.Chat.Calls);
    });

    [Fact]
    public void Chat_ThatThrows_DelaysItsCardAndNoOther() => OutboxBench.Run(async bench =>
    {
        var broken = true;
        bench.Chat.Error = (chat, _) => chat == 1 && broken ? throw new InvalidOperationException("a bug") : null;
        bench.Start();
        bench.Put("a", 1);
        bench.Put("b", 2);
        await bench.PassAsync(1);
        Assert.True(bench.Outbox.IsDelivered("b"));
        Assert.Contains(2111, bench.Log.Ids);
        broken = false;
        await bench.PassAsync(6);
        Assert.True(bench.Outbox.IsDelivered("a"));
    });

    [Fact]
    public void Checkpoint_IsPassedBetweenTelegramsAnswerAndItsRecord() => VirtualTime.Run(async time =>
    {
        var steps = new Steps();
        using var bench = new OutboxBench(time, checkpoints: steps);
        steps.OnPass = step => steps.Seen.Add($"{step} {bench.Chat.Calls.Count} {bench.Outbox.Records.Count}");
        bench.Start();
        bench.Put("a", 1);
        await bench.PassAsync(1);
        await bench.StopAsync();
        Assert.Equal(["card-sent 1 0"], steps.Seen);
    });

    private sealed class Steps : Core.ICheckpoints
    {
        public List<string> Seen { get; } = [];

        public Action<string> OnPass { get; set; } = _ => { };

        public void Pass(string step) => OnPass(step);
    }
}
