using System.Text.Json.Nodes;
using static BracketBot.Sandbox.Tests.Telegram.BotApiCaller;

namespace BracketBot.Sandbox.Tests.Telegram;

public sealed class LinkTests
{
    [Theory]
    [InlineData("https://t.me/BracketSandboxBot?start=inv-Xy_9")]
    [InlineData("https://t.me/bracketsandboxbot?start=inv-Xy_9")]
    [InlineData("tg://resolve?domain=BracketSandboxBot&start=inv-Xy_9")]
    public async Task OpenLink_ToTheBot_StartsWithItsPayloadAsWhoTapped(string link)
    {
        await using var bot = await StartAsync();

        var message = bot.Telegram.OpenLink(Ravi, new(link))!;

        Assert.Equal(("/start inv-Xy_9", Ravi.Id), (message.Text, message.ChatId));
        var update = (await bot.CallAsync("getUpdates")).Result().AsArray()[^1]!["message"]!;
        Assert.Equal(("/start inv-Xy_9", Ravi.Id), (update["text"]!.GetValue<string>(), update["from"]!["id"]!.GetValue<long>()));
    }

    [Theory]
    [InlineData("https://t.me/BracketSandboxBot")]
    [InlineData("https://t.me/BracketSandboxBot?start=")]
    [InlineData("https://t.me/BracketSandboxBot?start=not%20allowed")]
    public async Task OpenLink_WithoutAPayload_OpensTheChatAndSendsNothing(string link)
    {
        await using var bot = await StartAsync();
        Assert.Null(bot.Telegram.OpenLink(Ravi, new(link)));
        Assert.Empty(bot.Telegram.Messages(Ravi.Id));
    }

    [Theory]
    [InlineData("https://t.me/SomeOtherBot?start=x")]
    [InlineData("https://example.com/BracketSandboxBot?start=x")]
    public async Task OpenLink_ToElsewhere_IsAnError(string link)
    {
        await using var bot = await StartAsync();
        Assert.Throws<ArgumentException>(() => bot.Telegram.OpenLink(Ravi, new(link)));
    }

    [Fact]
    public async Task OpenButton_LinksAndAddresses_ActOrAreForABrowser()
    {
        await using var bot = await StartAsync();
        var sent = await bot.SendAsync("x", """
            ,"reply_markup":{"inline_keyboard":[[{"text":"Join","url":"https://t.me/BracketSandboxBot?start=abc"}],
            [{"text":"Log in","url":"http://127.0.0.1:8080/oauth/start/c"},{"text":"Keep","callback_data":"k"}]]}
            """);
        var card = bot.Telegram.Message(Asha.Id, sent.MessageId())!;

        Assert.Equal("http://127.0.0.1:8080/oauth/start/c", bot.Telegram.OpenButton(Asha, card, "Log in").OriginalString);
        bot.Telegram.OpenButton(Ravi, card, "Join");

        Assert.Equal("/start abc", Assert.Single(bot.Telegram.Messages(Ravi.Id)).Text);
        Assert.Throws<InvalidOperationException>(() => bot.Telegram.OpenButton(Asha, card, "Keep"));
    }

    [Fact]
    public async Task From_OfAPersonWithAndWithoutNames_CarriesWhatThereIs()
    {
        await using var bot = await StartAsync();
        bot.Telegram.SendText(new(5003, "Meera", "meera_i") { LastName = "Iyer", LanguageCode = "hi" }, "x");
        bot.Telegram.SendText(new(5004, "Dev") { LanguageCode = null }, "x");

        var updates = (await bot.CallAsync("getUpdates")).Result().AsArray();

        Assert.Equal("""{"id":5003,"is_bot":false,"first_name":"Meera","last_name":"Iyer","username":"meera_i","language_code":"hi"}""", From(updates[^2]));
        Assert.Equal("""{"id":5004,"is_bot":false,"first_name":"Dev"}""", From(updates[^1]));
        Assert.Equal("""{"id":5003,"first_name":"Meera","last_name":"Iyer","username":"meera_i","type":"private"}""", updates[^2]!["message"]!["chat"]!.ToJsonString());
        Assert.Equal("en", updates[0]!["message"]!["from"]!["language_code"]!.GetValue<string>());

        static string From(JsonNode? update) => update!["message"]!["from"]!.ToJsonString();
    }
}
