using System.Text.Json;
using BracketBot.Core.Accounts;
using BracketBot.Core.Chat;
using BracketBot.Telegram.Api;
using BracketBot.Telegram.Tests.Scripting;

namespace BracketBot.Telegram.Tests.Api;

public class TelegramChatTests
{
    private static readonly Card Confirm = new("<b>Cancel entry?</b>", [
        [new("Cancel entry", "d:x:ok", ButtonStyle.Danger), new("Keep", "d:x:keep")],
        [new("Back", "d:x:back", ButtonStyle.Primary)]]);

    [Fact]
    public async Task Send_Card_IsWrittenAsTheBotApiWantsIt()
    {
        await using var telegram = await FakeTelegram.StartAsync();
        telegram.Answer = (200, """{"ok":true,"result":{"message_id":41,"date":1,"chat":{"id":5,"type":"private"},"text":"x","new_field":{}}}""");
        var sent = await telegram.Chat().SendAsync(new ChatAddress(-5, 77), Confirm, TestContext.Current.CancellationToken);
        Assert.Equal(new MessageId(41), sent.Value);
        Same(
            """
            {"chat_id":-5,"message_thread_id":77,"text":"<b>Cancel entry?</b>","parse_mode":"Html","link_preview_options":{"is_disabled":true},
             "reply_markup":{"inline_keyboard":[
               [{"text":"Cancel entry","callback_data":"d:x:ok","style":"danger"},{"text":"Keep","callback_data":"d:x:keep"}],
               [{"text":"Back","callback_data":"d:x:back","style":"primary"}]]}}
            """,
            telegram.Request("sendMessage"));
    }

    [Fact]
    public async Task Send_DisabledButton_IsAnEmptyObjectInPlaceOfTheCallbackData()
    {
        await using var telegram = await FakeTelegram.StartAsync();
        telegram.Answer = (200, """{"ok":true,"result":{"message_id":41}}""");
        var card = new Card("x", [[CardButton.Disabled("Cancel entry", ButtonStyle.Danger), new("Keep", "d:x:keep")], [CardButton.Disabled("Sending…")]]);
        await telegram.Chat().SendAsync(new ChatAddress(5), card, TestContext.Current.CancellationToken);
        Same(
            """
            {"chat_id":5,"text":"x","parse_mode":"Html","link_preview_options":{"is_disabled":true},
             "reply_markup":{"inline_keyboard":[
               [{"text":"Cancel entry","style":"danger","disabled":{}},{"text":"Keep","callback_data":"d:x:keep"}],[{"text":"Sending…","disabled":{}}]]}}
            """,
            telegram.Request("sendMessage"));
    }

    [Fact]
    public async Task Send_WithoutButtonsAndThread_LeavesThemOut()
    {
        await using var telegram = await FakeTelegram.StartAsync();
        telegram.Answer = (200, """{"ok":true,"result":{"message_id":41}}""");
        await telegram.Chat().SendAsync(new ChatAddress(5), new Card("M&amp;M-EQ 😀", []), TestContext.Current.CancellationToken);
        Same(
            """{"chat_id":5,"text":"M&amp;M-EQ 😀","parse_mode":"Html","link_preview_options":{"is_disabled":true}}""",
            telegram.Request("sendMessage"));
    }

    [Fact]
    public async Task Send_TextWithABrokenCharacter_IsStillSent()
    {
        await using var telegram = await FakeTelegram.StartAsync();
        telegram.Answer = (200, """{"ok":true,"result":{"message_id":41}}""");
        await telegram.Chat().SendAsync(new ChatAddress(5), new Card("a\ud83db", []), TestContext.Current.CancellationToken);
        Assert.Equal("a\ufffdb", telegram.Request("sendMessage").GetProperty("text").GetString());
    }

    [Fact]
    public async Task Edit_Card_IsWrittenAsTheBotApiWantsIt()
    {
        await using var telegram = await FakeTelegram.StartAsync();
        var edited = await telegram.Chat().EditAsync(
            new ChatAddress(-5, 77), new MessageId(41), new Card("Kept.", []), TestContext.Current.CancellationToken);
        Assert.Equal(new MessageId(41), edited.Value);
        Same(
            """{"chat_id":-5,"message_id":41,"text":"Kept.","parse_mode":"Html","link_preview_options":{"is_disabled":true}}""",
            telegram.Request("editMessageText"));
    }

    [Theory]
    [InlineData(null, false, """{"callback_query_id":"t1"}""")]
    [InlineData("Kept.", false, """{"callback_query_id":"t1","text":"Kept."}""")]
    [InlineData("Not your card.", true, """{"callback_query_id":"t1","text":"Not your card.","show_alert":true}""")]
    public async Task AnswerTap_IsWrittenAsTheBotApiWantsIt(string? text, bool alert, string expected)
    {
        await using var telegram = await FakeTelegram.StartAsync();
        Assert.Null(await telegram.Chat().AnswerTapAsync(new TapId("t1"), text, alert, TestContext.Current.CancellationToken));
        Same(expected, telegram.Request("answerCallbackQuery"));
    }

    [Theory]
    [InlineData(200, 0, 200)]
    [InlineData(201, 0, 200)]
    [InlineData(198, 1, 200)]
    [InlineData(198, 2, 199)]
    public async Task AnswerTap_LongText_IsCutWithoutSplittingACharacter(int letters, int smileys, int expectedLength)
    {
        await using var telegram = await FakeTelegram.StartAsync();
        var text = new string('x', letters) + string.Concat(Enumerable.Repeat("😀", smileys));
        await telegram.Chat().AnswerTapAsync(new TapId("t1"), text, false, TestContext.Current.CancellationToken);
        var sent = telegram.Request("answerCallbackQuery").GetProperty("text").GetString()!;
        Assert.Equal(expectedLength, sent.Length);
        Assert.DoesNotContain('\ufffd', sent);
        Assert.Equal(text.Length > 200, sent.EndsWith('…'));
    }

    [Fact]
    public async Task ShowTyping_IsWrittenAsTheBotApiWantsIt()
    {
        await using var telegram = await FakeTelegram.StartAsync();
        Assert.Null(await telegram.Chat().ShowTypingAsync(new ChatAddress(-5, 77), TestContext.Current.CancellationToken));
        Same("""{"chat_id":-5,"message_thread_id":77,"action":"typing"}""", telegram.Request("sendChatAction"));
    }

    [Theory]
    [InlineData("proxy/telegram")]
    [InlineData("proxy/telegram/")]
    public async Task Send_ApiUrlWithAPath_GoesBelowIt(string path)
    {
        await using var telegram = await FakeTelegram.StartAsync();
        using var api = new BotApi(new TelegramOptions { BotToken = FakeTelegram.Token, ApiUrl = new Uri(telegram.Url, path) }, TimeProvider.System);
        await new TelegramChat(api).ShowTypingAsync(new ChatAddress(5), TestContext.Current.CancellationToken);
        Assert.Equal($"/proxy/telegram/bot{FakeTelegram.Token}/sendChatAction", Assert.Single(telegram.Requests).Path);
    }

    /// <summary>It was sent: read as a failure, it would be sent again.</summary>
    [Fact]
    public async Task Send_AnswerWithWhatTheLibraryDoesNotKnow_IsSuccess()
    {
        await using var telegram = await FakeTelegram.StartAsync();
        telegram.Answer = (200, """{"ok":true,"result":{"message_id":41,"date":"soon","forward_origin":{"type":"hologram"},"reply_markup":{"inline_keyboard":[[{}]]}}}""");
        var sent = await telegram.Chat().SendAsync(new ChatAddress(5), Confirm, TestContext.Current.CancellationToken);
        Assert.Equal(new MessageId(41), sent.Value);
    }

    [Fact]
    public async Task GetMe_TellsWhoTheBotIs()
    {
        await using var telegram = await FakeTelegram.StartAsync();
        telegram.Answer = (200, """{"ok":true,"result":{"id":99,"is_bot":true,"first_name":"Bracket","username":"bracket_bot","can_join_groups":true}}""");
        var me = await new TelegramSetup(telegram.Api()).GetMeAsync(TestContext.Current.CancellationToken);
        Assert.Equal(new BotIdentity(99, "bracket_bot", "Bracket"), me.Value);
        Same("{}", telegram.Request("getMe"));
    }

    [Fact]
    public async Task SetCommands_IsWrittenAsTheBotApiWantsIt()
    {
        await using var telegram = await FakeTelegram.StartAsync();
        var setup = new TelegramSetup(telegram.Api());
        Assert.Null(await setup.SetCommandsAsync([new("cancel", "Cancel a leg"), new("orders", "Open brackets")], TestContext.Current.CancellationToken));
        Same(
            """{"commands":[{"command":"cancel","description":"Cancel a leg"},{"command":"orders","description":"Open brackets"}]}""",
            telegram.Request("setMyCommands"));
    }

    [Fact]
    public async Task SetCommands_OfOneUser_NamesTheirChat()
    {
        await using var telegram = await FakeTelegram.StartAsync();
        var setup = new TelegramSetup(telegram.Api());
        Assert.Null(await setup.SetCommandsAsync([new("users", "Who has access")], new TelegramUserId(5_000_000_001), TestContext.Current.CancellationToken));
        Same(
            """{"commands":[{"command":"users","description":"Who has access"}],"scope":{"type":"chat","chat_id":5000000001}}""",
            telegram.Request("setMyCommands"));
    }

    [Fact]
    public async Task DeleteCommands_OfOneUser_NamesTheirChat()
    {
        await using var telegram = await FakeTelegram.StartAsync();
        Assert.Null(await new TelegramSetup(telegram.Api()).DeleteCommandsAsync(new TelegramUserId(5_000_000_001), TestContext.Current.CancellationToken));
        Same("""{"scope":{"type":"chat","chat_id":5000000001}}""", telegram.Request("deleteMyCommands"));
    }

    [Theory]
    [InlineData(400, "Bad Request: chat not found")]
    [InlineData(403, "Forbidden: bot was blocked by the user")]
    public async Task SetCommands_OfOneUserWithoutAChat_IsBlocked(int code, string description)
    {
        await using var telegram = await FakeTelegram.StartAsync();
        telegram.Answer = (code, $$"""{"ok":false,"error_code":{{code}},"description":"{{description}}"}""");
        var error = await new TelegramSetup(telegram.Api()).SetCommandsAsync([], new TelegramUserId(5001), TestContext.Current.CancellationToken);
        Assert.IsType<ChatError.Blocked>(error);
    }

    private static void Same(string expected, JsonElement actual) =>
        Assert.True(
            JsonElement.DeepEquals(JsonDocument.Parse(expected).RootElement, actual),
            $"expected {expected}, was {actual.GetRawText()}");
}
