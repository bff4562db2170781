using static BracketBot.Sandbox.Tests.Telegram.BotApiCaller;

namespace BracketBot.Sandbox.Tests.Telegram;

public sealed class TapTests
{
    [Fact]
    public async Task Tap_OnAButton_ArrivesAndIsAnswered()
    {
        await using var bot = await StartAsync();
        var tap = await TapAsync(bot);
        var query = (await bot.CallAsync("getUpdates")).Result().AsArray()[^1]!["callback_query"]!;
        Assert.Equal((tap.QueryId, "c:1:go"), (query["id"]!.GetValue<string>(), query["data"]!.GetValue<string>()));
        Assert.Equal("x", query["message"]!["text"]!.GetValue<string>());
        (await AnswerAsync(bot, tap.QueryId, ""","text":"Sending the cancel…","show_alert":true""")).Result();
        var answer = await tap.Answered.WaitAsync(Cancel);
        Assert.Equal(("Sending the cancel…", true), (answer.Text, answer.ShowAlert));
    }

    [Fact]
    public async Task Answer_AfterFifteenSecondsOrForNoQuery_TooOld()
    {
        await using var bot = await StartAsync();
        var tap = await TapAsync(bot);
        bot.Time.Advance(TimeSpan.FromSeconds(15));
        (await AnswerAsync(bot, tap.QueryId)).Result();
        bot.Time.Advance(TimeSpan.FromSeconds(1));
        (await AnswerAsync(bot, tap.QueryId)).AssertRefused(400, "query is too old and response timeout expired or query ID is invalid");
        (await AnswerAsync(bot, "17")).AssertRefused(400, "query is too old");
    }

    [Fact]
    public async Task Answer_LongerThanTwoHundred_RefusedAndStillUnanswered()
    {
        await using var bot = await StartAsync();
        var tap = await TapAsync(bot);
        (await AnswerAsync(bot, tap.QueryId, $$""","text":"{{new string('x', 201)}}" """)).AssertRefused(400, "MESSAGE_TOO_LONG");
        Assert.False(tap.Answered.IsCompleted);
        (await AnswerAsync(bot, tap.QueryId, $$""","text":"{{new string('x', 200)}}" """)).Result();
    }

    [Fact]
    public async Task Tap_ForgedByAStranger_ArrivesUnderTheStrangersName()
    {
        await using var bot = await StartAsync();
        var id = (await bot.SendAsync("x")).MessageId();
        bot.Telegram.Tap(Ravi, Asha.Id, id, "forged");
        var query = (await bot.CallAsync("getUpdates")).Result().AsArray()[^1]!["callback_query"]!;
        Assert.Equal((Ravi.Id, Asha.Id), (query["from"]!["id"]!.GetValue<long>(), query["message"]!["chat"]!["id"]!.GetValue<long>()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Tap_MessageGoneOrInaccessible_CarriesDateZero(bool deleted)
    {
        await using var bot = await StartAsync();
        var id = (await bot.SendAsync("x")).MessageId();
        if (deleted)
        {
            bot.Telegram.DeleteMessage(Asha.Id, id);
        }

        bot.Telegram.Tap(Asha, Asha.Id, id, "d", inaccessible: !deleted);
        var message = (await bot.CallAsync("getUpdates")).Result().AsArray()[^1]!["callback_query"]!["message"]!;
        Assert.Equal((0, id), (message["date"]!.GetValue<int>(), message["message_id"]!.GetValue<int>()));
        Assert.Null(message["text"]);
    }

    [Fact]
    public async Task Forward_CardWithButtons_LosesThem()
    {
        await using var bot = await StartAsync();
        var id = (await bot.SendAsync("card", Keyboard)).MessageId();
        var copy = bot.Telegram.Forward(Ravi, bot.Telegram.Message(Asha.Id, id)!);
        Assert.Empty(copy.Buttons);
        var message = (await bot.CallAsync("getUpdates")).Result().AsArray()[^1]!["message"]!;
        Assert.Equal(bot.Telegram.Options.BotName, message["forward_origin"]!["sender_user"]!["first_name"]!.GetValue<string>());
    }

    private const string Keyboard = ""","reply_markup":{"inline_keyboard":[[{"text":"Cancel entry","callback_data":"c:1:go"}]]}""";

    private static async Task<Sandbox.Telegram.Tap> TapAsync(BotApiCaller bot)
    {
        var id = (await bot.SendAsync("x", Keyboard)).MessageId();
        return bot.Telegram.TapButton(Asha, bot.Telegram.Message(Asha.Id, id)!, "Cancel");
    }

    private static Task<System.Text.Json.Nodes.JsonObject> AnswerAsync(BotApiCaller bot, string queryId, string more = "") =>
        bot.CallAsync("answerCallbackQuery", $$"""{"callback_query_id":"{{queryId}}"{{more}}}""");
}
