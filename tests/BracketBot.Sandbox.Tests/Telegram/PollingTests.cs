using static BracketBot.Sandbox.Tests.Telegram.BotApiCaller;

namespace BracketBot.Sandbox.Tests.Telegram;

public sealed class PollingTests
{
    [Fact]
    public async Task Poll_UpdatesWaiting_AnsweredAtOnceAndAgainUntilConfirmed()
    {
        await using var bot = await StartAsync();
        var first = (await bot.CallAsync("getUpdates", """{"timeout":30}""")).UpdateIds();
        var again = (await bot.CallAsync("getUpdates", """{"timeout":30}""")).UpdateIds();
        Assert.Equal(first, again);
        Assert.Empty((await bot.CallAsync("getUpdates", $$"""{"offset":{{first[0] + 1}}}""")).UpdateIds());
        Assert.Empty((await bot.CallAsync("getUpdates", $$"""{"offset":{{first[0]}}}""")).UpdateIds());
    }

    [Fact]
    public async Task Poll_NothingWaiting_AnswersEmptyWhenTheClockSaysSo()
    {
        await using var bot = await StartAsync();
        var poll = await bot.BeginAsync("getUpdates", """{"timeout":30,"offset":999999999}""");
        bot.Time.Advance(TimeSpan.FromSeconds(29));
        Assert.False(poll.IsCompleted);
        await AdvanceUntilDoneAsync(bot, poll);
        Assert.Empty((await poll).UpdateIds());
    }

    [Fact]
    public async Task Poll_MessageWhileWaiting_AnswersWithIt()
    {
        await using var bot = await StartAsync();
        var poll = await bot.BeginAsync("getUpdates", """{"timeout":30,"offset":999999999}""");
        bot.Telegram.SendText(Asha, "/orders");
        var update = (await poll).Result()[0]!["message"]!;
        Assert.Equal(("/orders", Asha.Id), (update["text"]!.GetValue<string>(), update["from"]!["id"]!.GetValue<long>()));
        Assert.Equal("bot_command", update["entities"]![0]!["type"]!.GetValue<string>());
    }

    [Fact]
    public async Task Poll_SecondPoller_EndsTheFirstWithConflict()
    {
        await using var bot = await StartAsync();
        var first = await bot.BeginAsync("getUpdates", """{"timeout":30,"offset":999999999}""");
        var second = await bot.BeginAsync("getUpdates", """{"timeout":30}""");
        (await first).AssertRefused(409, "terminated by other getUpdates request");
        bot.Telegram.SendText(Asha, "x");
        Assert.Single((await second).UpdateIds());
    }

    [Fact]
    public async Task Poll_WhileAWebhookIsSet_Conflict()
    {
        await using var bot = await StartAsync();
        var waiting = await bot.BeginAsync("getUpdates", """{"timeout":30,"offset":999999999}""");
        (await bot.CallAsync("setWebhook", """{"url":"http://127.0.0.1:9/hook"}""")).Result();
        (await waiting).AssertRefused(409, "terminated by setWebhook");
        (await bot.CallAsync("getUpdates")).AssertRefused(409, "webhook is active");
        await bot.CallAsync("deleteWebhook");
        (await bot.CallAsync("getUpdates")).Result();
    }

    [Fact]
    public async Task Poll_AllowedUpdates_HoldForWhatComesLater()
    {
        await using var bot = await StartAsync();
        await bot.CallAsync("getUpdates", """{"offset":999999999,"allowed_updates":["callback_query"]}""");
        bot.Telegram.SendText(Asha, "not asked for");
        Assert.Empty((await bot.CallAsync("getUpdates")).UpdateIds());
        await bot.CallAsync("getUpdates", """{"allowed_updates":[]}""");
        bot.Telegram.SendText(Asha, "asked for");
        Assert.Single((await bot.CallAsync("getUpdates")).UpdateIds());
    }

    [Fact]
    public async Task Poll_MoreThanAHundred_AHundredAtATimeInOrder()
    {
        await using var bot = await StartAsync();
        for (var i = 0; i < 120; i++)
        {
            bot.Telegram.SendText(Asha, "x");
        }

        var first = (await bot.CallAsync("getUpdates", """{"limit":500}""")).UpdateIds();
        var rest = (await bot.CallAsync("getUpdates", $$"""{"offset":{{first[^1] + 1}}}""")).UpdateIds();
        Assert.Equal((100, 21), (first.Length, rest.Length));
        Assert.Equal(Enumerable.Range(0, 121).Select(i => first[0] + i), first.Concat(rest));
    }

    [Fact]
    public async Task Poll_NegativeOffset_KeepsTheLastOnly()
    {
        await using var bot = await StartAsync();
        bot.Telegram.SendText(Asha, "last");
        Assert.Single((await bot.CallAsync("getUpdates", """{"offset":-1}""")).UpdateIds());
    }

    [Fact]
    public async Task Poll_AfterADay_OldUpdatesAreGone()
    {
        await using var bot = await StartAsync();
        bot.Time.Advance(TimeSpan.FromHours(25));
        Assert.Empty((await bot.CallAsync("getUpdates")).UpdateIds());
    }

    [Fact]
    public async Task Redeliver_ConfirmedUpdate_ComesOnceMore()
    {
        await using var bot = await StartAsync();
        var id = (await bot.CallAsync("getUpdates")).UpdateIds()[0];
        var next = $$"""{"offset":{{id + 1}}}""";
        Assert.Empty((await bot.CallAsync("getUpdates", next)).UpdateIds());
        bot.Telegram.Redeliver(id);
        Assert.Equal([id], (await bot.CallAsync("getUpdates", next)).UpdateIds());
        Assert.Empty((await bot.CallAsync("getUpdates", next)).UpdateIds());
    }

    [Fact]
    public async Task Start_WithPayload_ArrivesAsStartCommand()
    {
        await using var bot = await StartAsync();
        bot.Telegram.Start(Ravi, "inv-Xy_9");
        Assert.Equal("/start inv-Xy_9", await LastTextAsync(bot, "message"));
        Assert.Throws<ArgumentException>(() => bot.Telegram.Start(Ravi, "not allowed!"));
    }

    [Fact]
    public async Task EditText_ByPerson_IsAnotherKindOfUpdate()
    {
        await using var bot = await StartAsync();
        var sent = bot.Telegram.SendText(Asha, "/cancel");
        bot.Telegram.EditText(Asha, Asha.Id, sent.MessageId, "/cancel 20240314929");
        Assert.Equal("/cancel 20240314929", await LastTextAsync(bot, "edited_message"));
    }

    [Theory]
    [InlineData("hello", false)]
    [InlineData("/orders", true)]
    [InlineData("/orders@BracketSandboxBot now", true)]
    [InlineData("/orders@SomeOtherBot", false)]
    public async Task Group_PrivacyMode_OnlyOwnCommandsArrive(string text, bool arrives)
    {
        await using var bot = await StartAsync();
        var group = bot.Telegram.AddGroup("Desk", Asha, Ravi);
        await bot.CallAsync("getUpdates", """{"offset":999999999}""");
        bot.Telegram.SendText(Ravi, text, group.Id, threadId: 7);
        var updates = (await bot.CallAsync("getUpdates")).Result().AsArray();
        Assert.Equal(arrives ? 1 : 0, updates.Count);
        if (arrives)
        {
            Assert.Equal(7, updates[0]!["message"]!["message_thread_id"]!.GetValue<int>());
        }
    }

    [Fact]
    public async Task Group_Migrated_RefusalNamesTheNewChat()
    {
        await using var bot = await StartAsync();
        var group = bot.Telegram.AddGroup("Desk", Asha);
        var super = bot.Telegram.Migrate(group.Id);
        var refused = await bot.CallAsync("sendMessage", $$"""{"chat_id":{{group.Id}},"text":"x"}""");
        refused.AssertRefused(400, "upgraded to a supergroup");
        Assert.Equal(super.Id, refused["parameters"]!["migrate_to_chat_id"]!.GetValue<long>());
    }

    // The poll's timer is set on the server a moment after the call is recorded, so the clock may have to move twice.
    private static async Task AdvanceUntilDoneAsync(BotApiCaller bot, Task poll)
    {
        while (!poll.IsCompleted)
        {
            bot.Time.Advance(TimeSpan.FromSeconds(30));
            await Task.Yield();
        }
    }

    private static async Task<string> LastTextAsync(BotApiCaller bot, string type) =>
        (await bot.CallAsync("getUpdates")).Result().AsArray()[^1]![type]!["text"]!.GetValue<string>();
}
