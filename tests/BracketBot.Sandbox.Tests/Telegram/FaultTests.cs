using System.Text.Json.Nodes;
using BracketBot.Sandbox.Telegram;
using static BracketBot.Sandbox.Tests.Telegram.BotApiCaller;

namespace BracketBot.Sandbox.Tests.Telegram;

public sealed class FaultTests
{
    [Fact]
    public async Task RateLimit_NextTwo_ThenPasses()
    {
        await using var bot = await StartAsync();
        bot.Telegram.Faults.RateLimit(TimeSpan.FromSeconds(7), times: 2);
        for (var i = 0; i < 2; i++)
        {
            var refused = await bot.SendAsync("x");
            refused.AssertRefused(429, "Too Many Requests: retry after 7");
            Assert.Equal(7, refused["parameters"]!["retry_after"]!.GetValue<int>());
        }

        (await bot.SendAsync("x")).Result();
    }

    [Fact]
    public async Task RateLimit_OfOneChat_LeavesTheOthersAlone()
    {
        await using var bot = await StartAsync();
        bot.Telegram.Start(Ravi);
        bot.Telegram.Faults.RateLimit(TimeSpan.FromSeconds(1), chatId: Ravi.Id);
        (await bot.CallAsync("sendMessage", """{"chat_id":5002,"text":"x"}""")).AssertRefused(429, "retry after 1");
        (await bot.SendAsync("x")).Result();
    }

    [Fact]
    public async Task Http500_OfOneMethod_LeavesTheOthersAlone()
    {
        await using var bot = await StartAsync();
        bot.Telegram.Faults.Http500(times: 1, method: "sendMessage");
        (await bot.CallAsync("getMe")).Result();
        (await bot.SendAsync("x")).AssertRefused(500, "Internal Server Error");
        (await bot.SendAsync("x")).Result();
    }

    [Fact]
    public async Task DropAfterActing_Once_TheMessageIsThereAndTheAnswerIsNot()
    {
        await using var bot = await StartAsync();
        bot.Telegram.Faults.DropAfterActing(times: 1);
        await Assert.ThrowsAsync<HttpRequestException>(() => bot.SendAsync("lost answer"));
        Assert.Contains(bot.Telegram.Messages(Asha.Id), message => message.Text == "lost answer");
        Assert.Equal(0, Assert.Single(bot.Telegram.Calls).Code);
    }

    [Fact]
    public async Task Away_WhileAPollWaits_CutsItAndAllUntilCleared()
    {
        await using var bot = await StartAsync();
        var poll = await bot.BeginAsync("getUpdates", """{"timeout":30,"offset":999999999}""");
        bot.Telegram.Faults.Away();
        await Assert.ThrowsAsync<HttpRequestException>(() => poll);
        await Assert.ThrowsAsync<HttpRequestException>(() => bot.SendAsync("x"));
        bot.Telegram.Faults.Clear();
        (await bot.SendAsync("x")).Result();
    }

    [Fact]
    public async Task Slow_Call_WaitsByTheClock()
    {
        await using var bot = await StartAsync();
        bot.Telegram.Faults.Slow(TimeSpan.FromSeconds(5), times: 1);
        var call = await bot.BeginAsync("sendMessage", """{"chat_id":5001,"text":"x"}""");
        await bot.Telegram.WaitForAsync(telegram => telegram.Faults.Active.Count == 0, Cancel);
        Assert.DoesNotContain(bot.Telegram.Messages(Asha.Id), message => message.FromBot);
        while (!call.IsCompleted)
        {
            bot.Time.Advance(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }

        (await call).Result();
    }

    [Fact]
    public async Task RealLimits_ABurstInOneChat_PassesThenWaitsASecond()
    {
        await using var bot = await StartAsync();
        bot.Telegram.Faults.RealLimits = true;
        for (var i = 0; i < 5; i++)
        {
            (await bot.SendAsync("x")).Result();
        }

        (await bot.SendAsync("x")).AssertRefused(429, "retry after 1");
        bot.Time.Advance(TimeSpan.FromSeconds(1));
        (await bot.SendAsync("x")).Result();
    }

    [Fact]
    public async Task RealLimits_ManyChats_ThirtyASecond()
    {
        await using var bot = await StartAsync();
        bot.Telegram.Faults.RealLimits = true;
        var codes = new List<bool>();
        for (var i = 0; i < 31; i++)
        {
            var person = new Person(6000 + i, "P");
            bot.Telegram.Start(person);
            codes.Add((await bot.CallAsync("sendMessage", $$"""{"chat_id":{{person.Id}},"text":"x"}"""))["ok"]!.GetValue<bool>());
        }

        Assert.Equal(30, codes.Count(ok => ok));
    }

    [Fact]
    public async Task RealLimits_Group_TwentyAMinute()
    {
        await using var bot = await StartAsync();
        bot.Telegram.Faults.RealLimits = true;
        var group = bot.Telegram.AddGroup("Desk", Asha);
        JsonObject last = [];
        for (var i = 0; i < 21; i++)
        {
            last = await bot.CallAsync("sendMessage", $$"""{"chat_id":{{group.Id}},"text":"x"}""");
        }

        last.AssertRefused(429, "retry after 3");
    }

    [Fact]
    public async Task SaveAndLoad_AnotherTelegram_GoesOnWithTheSameChats()
    {
        await using var bot = await StartAsync();
        var id = (await bot.SendAsync("card")).MessageId();
        await using var next = await StartAsync();
        next.Telegram.Load(bot.Telegram.Save());
        Assert.Equal("card", next.Telegram.Message(Asha.Id, id)!.Text);
        Assert.True((await next.SendAsync("more")).MessageId() > id);
    }
}
