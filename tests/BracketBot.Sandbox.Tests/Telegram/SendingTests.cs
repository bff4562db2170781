using System.Text.Json.Nodes;
using static BracketBot.Sandbox.Tests.Telegram.BotApiCaller;

namespace BracketBot.Sandbox.Tests.Telegram;

public sealed class SendingTests
{
    [Fact]
    public async Task Call_WrongToken_Unauthorized()
    {
        await using var bot = await StartAsync();
        Assert.Equal(
            """{"ok":false,"error_code":401,"description":"Unauthorized"}""",
            (await bot.CallAsync("getMe", token: "1:wrong")).ToJsonString());
        Assert.Empty(bot.Telegram.Calls);
    }

    [Fact]
    public async Task Call_UnknownMethod_NotFound()
    {
        await using var bot = await StartAsync();
        (await bot.CallAsync("setMyName")).AssertRefused(404, "Not Found");
    }

    [Fact]
    public async Task GetMe_RightToken_NamesTheBot()
    {
        await using var bot = await StartAsync();
        Assert.Equal("BracketSandboxBot", (await bot.CallAsync("getMe")).Result()["username"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    [InlineData("\0\u0001")]
    public async Task Send_NothingToRead_Refused(string text)
    {
        await using var bot = await StartAsync();
        (await bot.SendAsync(text)).AssertRefused(400, "message text is empty");
    }

    [Fact]
    public async Task Send_LengthCountsAfterEntities_LongestPassesOneMoreDoesNot()
    {
        await using var bot = await StartAsync();
        (await bot.SendHtmlAsync($"<b>{new string('x', 4095)}</b>&amp;")).Result();
        (await bot.SendHtmlAsync($"<b>{new string('x', 4096)}</b>&amp;")).AssertRefused(400, "message is too long");
    }

    [Theory]
    [InlineData("""{"text":"x"}""", "chat_id is empty")]
    [InlineData("""{"chat_id":99,"text":"x"}""", "chat not found")]
    [InlineData("""{"chat_id":"@nobody","text":"x"}""", "chat not found")]
    public async Task Send_NoSuchChat_Refused(string body, string why)
    {
        await using var bot = await StartAsync();
        (await bot.CallAsync("sendMessage", body)).AssertRefused(400, why);
    }

    [Fact]
    public async Task Send_PersonWhoNeverWrote_Forbidden()
    {
        await using var bot = await StartAsync();
        bot.Telegram.Introduce(Ravi);
        (await bot.CallAsync("sendMessage", """{"chat_id":5002,"text":"x"}""")).AssertRefused(403, "can't initiate conversation");
    }

    [Fact]
    public async Task Send_BlockedThenUnblocked_ForbiddenThenSent()
    {
        await using var bot = await StartAsync();
        bot.Telegram.Block(Asha);
        (await bot.SendAsync("x")).AssertRefused(403, "Forbidden: bot was blocked by the user");
        bot.Telegram.Unblock(Asha);
        (await bot.SendAsync("x")).Result();
    }

    [Theory]
    [InlineData("""{"text":"B","callback_data":""}""", "BUTTON_DATA_INVALID")]
    [InlineData("""{"text":"B","callback_data":"ééééééééééééééééééééééééééééééééé"}""", "BUTTON_DATA_INVALID")]
    [InlineData("""{"text":"B","callback_data":"x","style":"loud"}""", "style")]
    [InlineData("""{"text":"","callback_data":"x"}""", "Can't find field \"text\"")]
    [InlineData("""{"text":"B"}""", "Text buttons are unallowed")]
    [InlineData("""{"text":"B","url":"http://localhost:1/x"}""", "Wrong HTTP URL")]
    [InlineData("""{"text":"B","disabled":true}""", "\"disabled\" must be of type Object")]
    [InlineData("""{"text":"B","callback_data":"x","disabled":{}}""", "exactly one of the optional fields must be used")]
    public async Task Send_BadButton_Refused(string button, string why)
    {
        await using var bot = await StartAsync();
        var answer = await bot.SendAsync("x", $$""","reply_markup":{"inline_keyboard":[[{{button}}]]}""");
        answer.AssertRefused(400, why);
    }

    [Fact]
    public async Task Send_GoodKeyboard_IsKeptRowByRow()
    {
        await using var bot = await StartAsync();
        var sent = await bot.SendAsync("x", """
            ,"reply_markup":{"inline_keyboard":[[{"text":"Cancel","callback_data":"c","style":"danger"},{"text":"Keep","callback_data":"k"}],
            [{"text":"Copy","copy_text":{"text":"20240314929"}},{"text":"Open","url":"http://127.0.0.1:8080/oauth"}],
            [{"text":"Sending…","disabled":{},"style":"danger"}]]}
            """);
        var message = bot.Telegram.Message(Asha.Id, sent.MessageId())!;
        Assert.Equal([2, 2, 1], message.Current.Keyboard.Select(row => row.Count));
        Assert.Equal("danger", message.Button("Cancel").Style);
        Assert.Equal("20240314929", message.Button("Copy").CopyText);
        Assert.Equal([false, false, false, false, true], message.Buttons.Select(b => b.Disabled));
        Assert.Throws<InvalidOperationException>(() => bot.Telegram.TapButton(Asha, message, "Sending"));
    }

    [Fact]
    public async Task Send_FormFields_AreTakenLikeJson()
    {
        await using var bot = await StartAsync();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["chat_id"] = "5001",
            ["text"] = "<b>hi</b>",
            ["parse_mode"] = "HTML",
            ["reply_markup"] = """{"inline_keyboard":[[{"text":"A","callback_data":"a"}]]}""",
        });
        var message = bot.Telegram.Message(Asha.Id, (await bot.PostAsync("sendMessage", form)).MessageId())!;
        Assert.Equal(("hi", "a"), (message.Text, message.Button("A").CallbackData));
    }

    [Fact]
    public async Task Send_BrokenUtf8OrHalfASurrogate_RefusedNotCrashed()
    {
        await using var bot = await StartAsync();
        using var bytes = new ByteArrayContent([.. "{\"chat_id\":5001,\"text\":\""u8, 0xff, 0xfe, .. "\"}"u8]);
        (await bot.PostAsync("sendMessage", bytes)).AssertRefused(400, "UTF-8");
        (await bot.CallAsync("sendMessage", """{"chat_id":5001,"text":"\ud800"}""")).AssertRefused(400, "UTF-8");
    }

    [Fact]
    public async Task Send_AnswerToAMessageThatIsGone_Refused()
    {
        await using var bot = await StartAsync();
        (await bot.SendAsync("x", ""","reply_parameters":{"message_id":1}""")).AssertRefused(400, "message to be replied not found");
        (await bot.SendAsync("x", ""","reply_parameters":{"message_id":1,"allow_sending_without_reply":true}""")).Result();
    }

    [Fact]
    public async Task SetMyCommands_ThenGet_GivesThemBack()
    {
        await using var bot = await StartAsync();
        (await bot.CallAsync("setMyCommands", """{"commands":[{"command":"Cancel","description":"x"}]}"""))
            .AssertRefused(400, "BOT_COMMAND_INVALID");
        (await bot.CallAsync("setMyCommands", """{"commands":[{"command":"cancel","description":"Cancel a leg"}]}""")).Result();
        Assert.Equal("Cancel a leg", (await bot.CallAsync("getMyCommands")).Result()[0]!["description"]!.GetValue<string>());
    }

    [Fact]
    public async Task SetMyCommands_ForOneChat_LeavesTheOthersTheirs()
    {
        await using var bot = await StartAsync();
        await bot.CallAsync("setMyCommands", """{"commands":[{"command":"cancel","description":"Cancel a leg"}]}""");
        await bot.CallAsync("setMyCommands", """{"commands":[{"command":"invite","description":"Invite"}],"scope":{"type":"chat","chat_id":5001}}""");
        (await bot.CallAsync("setMyCommands", """{"commands":[],"scope":{"type":"chat","chat_id":99}}""")).AssertRefused(400, "chat not found");

        Assert.Equal(("invite", "cancel"), (bot.Telegram.CommandsOf(Asha).Single().Command, bot.Telegram.CommandsOf(Ravi).Single().Command));
        Assert.Equal("cancel", bot.Telegram.Commands.Single().Command);
        await bot.CallAsync("deleteMyCommands", """{"scope":{"type":"chat","chat_id":5001}}""");
        Assert.Equal("cancel", bot.Telegram.CommandsOf(Asha).Single().Command);
    }

    [Fact]
    public async Task SendChatAction_Typing_ShowsForFiveSecondsOrUntilAMessage()
    {
        await using var bot = await StartAsync();
        await bot.CallAsync("sendChatAction", """{"chat_id":5001,"action":"typing"}""");
        Assert.NotNull(bot.Telegram.TypingUntil(Asha.Id));
        await bot.SendAsync("x");
        Assert.Null(bot.Telegram.TypingUntil(Asha.Id));
        await bot.CallAsync("sendChatAction", """{"chat_id":5001,"action":"typing"}""");
        bot.Time.Advance(TimeSpan.FromSeconds(6));
        Assert.Null(bot.Telegram.TypingUntil(Asha.Id));
    }

    [Fact]
    public async Task Delete_OwnAndUsersMessages_WithinTwoDays()
    {
        await using var bot = await StartAsync();
        var secret = bot.Telegram.SendText(Asha, "/token abc").MessageId;
        var delete = new JsonObject { ["chat_id"] = Asha.Id, ["message_id"] = secret }.ToJsonString();
        (await bot.CallAsync("deleteMessage", delete)).Result();
        (await bot.CallAsync("deleteMessage", delete)).AssertRefused(400, "message to delete not found");
        var old = (await bot.SendAsync("x")).MessageId();
        bot.Time.Advance(TimeSpan.FromHours(49));
        (await bot.CallAsync("deleteMessage", $$"""{"chat_id":5001,"message_id":{{old}}}""")).AssertRefused(400, "can't be deleted");
    }

    [Fact]
    public async Task Calls_WithToken_AreRecordedWithoutIt()
    {
        await using var bot = await StartAsync();
        await bot.SendAsync("");
        var call = Assert.Single(bot.Telegram.Calls);
        Assert.Equal(("sendMessage", 400), (call.Method, call.Code));
        Assert.DoesNotContain(bot.Telegram.Options.BotToken, call.ToString(), StringComparison.Ordinal);
    }
}
