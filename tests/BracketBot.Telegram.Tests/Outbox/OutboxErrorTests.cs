using BracketBot.Core.Chat;
using BracketBot.Telegram.Tests.Scripting;

namespace BracketBot.Telegram.Tests.Outbox;

public class OutboxErrorTests
{
    [Fact]
    public void FloodWait_PausesThatChatAlone_AndLosesNothing() => OutboxBench.Run(async bench =>
    {
        var flooded = true;
        bench.Chat.Error = (chat, _) => chat == 1 && flooded ? new ChatError.FloodWait(TimeSpan.FromSeconds(20)) : null;
        bench.Start();
        bench.Put("a", 1);
        await bench.PassAsync(1);
        flooded = false;
        bench.Put("urgent", 1, CardPriority.CancelAnswer);
        bench.Put("other", 2);
        await bench.PassAsync(18);
        Assert.True(bench.Outbox.IsDelivered("other"));
        Assert.Equal(2, bench.Chat.Calls.Count);
        await bench.PassAsync(2);
        Assert.Equal(["a", "other", "urgent", "a"], bench.Chat.Texts);
        Assert.True(bench.Seconds[2] >= 20.1, $"sent again after {bench.Seconds[2]} s");
        Assert.Equal(0, bench.Outbox.Waiting);
    });

    [Fact]
    public void FloodWait_OfASecondChatInTheSameWindow_PausesAll() => OutboxBench.Run(async bench =>
    {
        var flooded = true;
        bench.Chat.Error = (chat, _) => chat <= 2 && flooded ? new ChatError.FloodWait(TimeSpan.FromSeconds(20)) : null;
        bench.Start();
        bench.Put("a", 1);
        await bench.PassAsync(5);
        bench.Put("b", 2);
        await bench.PassAsync(1);
        flooded = false;
        bench.Put("c", 3);
        await bench.PassAsync(18.5);
        Assert.Equal(["a", "b"], bench.Chat.Texts);
        await bench.PassAsync(3);
        Assert.Equal(0, bench.Outbox.Waiting);
        Assert.All(bench.Seconds.Skip(2), s => Assert.InRange(s, 25.1, 25.5));
        Assert.Contains(2103, bench.Log.Ids);
    });

    [Fact]
    public void FloodWait_AfterAnotherChatsWindowIsOver_PausesThatChatAlone() => OutboxBench.Run(async bench =>
    {
        var asked = new HashSet<long>();
        bench.Chat.Error = (chat, _) => chat <= 2 && asked.Add(chat) ? new ChatError.FloodWait(TimeSpan.FromSeconds(5)) : null;
        bench.Start();
        bench.Put("a", 1);
        await bench.PassAsync(10);
        bench.Put("b", 2);
        await bench.PassAsync(1);
        bench.Put("c", 3);
        await bench.PassAsync(1);
        Assert.True(bench.Outbox.IsDelivered("c"));
        Assert.DoesNotContain(2103, bench.Log.Ids);
    });

    [Theory]
    [InlineData(CardPriority.CancelAnswer, 5)]
    [InlineData(CardPriority.Answer, 5)]
    [InlineData(CardPriority.Push, 30)]
    public void Unreachable_ForAnHour_IsTriedWithGrowingPausesAndNeverGivenUp(CardPriority priority, int cap) => OutboxBench.Run(async bench =>
    {
        bench.Chat.Error = (_, _) => new ChatError.Unreachable("connection refused");
        bench.Start();
        bench.Put("a", 1, priority);
        await bench.PassAsync(3_000);
        var pauses = bench.Seconds.Zip(bench.Seconds.Skip(1), (one, next) => next - one).ToList();
        Assert.All(pauses, p => Assert.InRange(p, 0.25, cap + 0.2));
        Assert.InRange(pauses[0], 0.25, 0.7);
        Assert.All(pauses.Skip(8), p => Assert.InRange(p, cap / 2.0, cap + 0.2));
        Assert.True(pauses.Skip(8).Distinct().Count() > 5, "no jitter");
        Assert.False(bench.Outbox.IsGivenUp("a"));
        Assert.Equal(1, bench.Log.Count(2100));
        bench.Chat.Error = (_, _) => null;
        await bench.PassAsync(31);
        Assert.True(bench.Outbox.IsDelivered("a"));
        Assert.Equal(1, bench.Log.Count(2101));
    });

    [Fact]
    public void Unreachable_KeepsTheOrderOfTheChat() => OutboxBench.Run(async bench =>
    {
        var away = true;
        bench.Chat.Error = (_, _) => away ? new ChatError.Unreachable("away") : null;
        bench.Start();
        bench.Put("1", 1);
        await bench.PassAsync(0.05);
        bench.Put("2", 1);
        bench.Put("3", 1);
        await bench.PassAsync(20);
        Assert.All(bench.Chat.Texts, t => Assert.Equal("1", t));
        away = false;
        var before = bench.Chat.Calls.Count;
        await bench.PassAsync(31);
        Assert.Equal(["1", "2", "3"], bench.Chat.Texts.Skip(before));
    });

    [Fact]
    public void Blocked_GivesTheCardUp_AndTheNextPutTriesAgain() => OutboxBench.Run(async bench =>
    {
        bench.Chat.Error = (_, _) => new ChatError.Blocked("Forbidden: bot was blocked by the user");
        bench.Start();
        bench.Put("a", 1, CardPriority.CancelAnswer);
        await bench.PassAsync(60);
        Assert.Single(bench.Chat.Calls);
        Assert.True(bench.Outbox.IsGivenUp("a"));
        Assert.Equal("Forbidden: bot was blocked by the user", bench.Outbox.Records.OfType<CardGivenUp>().Single().Reason);
        bench.Chat.Error = (_, _) => null;
        bench.Put("a", 1, CardPriority.CancelAnswer);
        await bench.PassAsync(1);
        Assert.True(bench.Outbox.IsDelivered("a"));
    });

    [Fact]
    public void Moved_SendsToTheNewAddress() => OutboxBench.Run(async bench =>
    {
        bench.Chat.Error = (chat, _) => chat == -5 ? new ChatError.Moved(-1005) : null;
        bench.Start();
        bench.Put("a", -5, message: new MessageId(9));
        await bench.PassAsync(1);
        Assert.Equal(new ChatAddress(-1005), bench.Outbox["a"].To);
        Assert.True(bench.Outbox.IsDelivered("a"));
        Assert.Equal([-5, -1005], bench.Chat.Calls.Select(c => c.Chat));
        Assert.Null(bench.Chat.Calls[1].Edited);
    });

    [Fact]
    public void MessageGone_SendsANewOneAtOnce() => OutboxBench.Run(async bench =>
    {
        var gone = true;
        bench.Chat.Error = (_, _) => gone && !(gone = false) ? new ChatError.MessageGone() : null;
        bench.Start();
        bench.Put("a", 1, message: new MessageId(9));
        await bench.PassAsync(1);
        Assert.Equal([new MessageId(9), null], bench.Chat.Calls.Select(c => c.Edited));
        Assert.Equal([0.0, 0.1], bench.Seconds);
        Assert.Equal(new MessageId(1), bench.Outbox["a"].MessageId);
    });

    [Fact]
    public void Refused_IsTriedOnceMoreAsPlainText() => OutboxBench.Run(async bench =>
    {
        bench.Chat.Error = (_, card) => card.Html.Contains("<b>", StringComparison.Ordinal)
            ? new ChatError.Refused(400, "Bad Request: can't parse entities")
            : null;
        bench.Start();
        bench.Put("a", 1, html: "<b>Not cancelled: 44000</b>\n<code>M&amp;M-EQ</code> 3 &lt; 4 </i><a href=\"x\">link</a> 5<6");
        await bench.PassAsync(1);
        Assert.Equal("Not cancelled: 44000\nM&amp;M-EQ 3 &lt; 4 link 5&lt;6", bench.Chat.Calls[1].Html);
        Assert.True(bench.Outbox.IsDelivered("a"));
        Assert.Contains(2105, bench.Log.Ids);
    });

    [Fact]
    public void Refused_ForItsLength_IsCutWithoutSplittingACharacter() => OutboxBench.Run(async bench =>
    {
        bench.Chat.Error = (_, card) => card.Html.Length > 4096 ? new ChatError.Refused(400, "Bad Request: message is too long") : null;
        bench.Start();
        bench.Put("a", 1, html: new string('x', 4094) + "😀😀");
        await bench.PassAsync(1);
        Assert.Equal(new string('x', 4094) + "…", bench.Chat.Calls[1].Html);
        Assert.True(bench.Outbox.IsDelivered("a"));
    });

    [Fact]
    public void Refused_AsPlainTextToo_IsGivenUpAndSaidAsAnError() => OutboxBench.Run(async bench =>
    {
        bench.Chat.Error = (_, _) => new ChatError.Refused(400, "Bad Request: BUTTON_DATA_INVALID");
        bench.Start();
        bench.Put("a", 1);
        await bench.PassAsync(60);
        Assert.Equal(2, bench.Chat.Calls.Count);
        Assert.True(bench.Outbox.IsGivenUp("a"));
        Assert.Equal("400 Bad Request: BUTTON_DATA_INVALID", bench.Outbox.Records.OfType<CardGivenUp>().Single().Reason);
        Assert.Equal(1, bench.Log.Count(2106));
    });

    [Fact]
    public void WrongToken_PausesAllForHalfAMinute_AndIsSaidOnce() => OutboxBench.Run(async bench =>
    {
        bench.Chat.Error = (_, _) => new ChatError.WrongToken();
        bench.Start();
        bench.Put("a", 1);
        await bench.PassAsync(1);
        bench.Put("b", 2);
        await bench.PassAsync(28);
        Assert.Single(bench.Chat.Calls);
        await bench.PassAsync(61);
        Assert.InRange(bench.Chat.Calls.Count, 3, 6);
        Assert.Equal(1, bench.Log.Count(2107));
        bench.Chat.Error = (_, _) => null;
        await bench.PassAsync(31);
        Assert.Equal(0, bench.Outbox.Waiting);
    });
}
