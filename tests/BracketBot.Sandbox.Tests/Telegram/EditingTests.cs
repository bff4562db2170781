using static BracketBot.Sandbox.Tests.Telegram.BotApiCaller;

namespace BracketBot.Sandbox.Tests.Telegram;

public sealed class EditingTests
{
    [Fact]
    public async Task Edit_NewText_KeepsEveryVersionWithItsTime()
    {
        await using var bot = await StartAsync();
        var id = (await bot.SendAsync("Cancel entry?")).MessageId();
        bot.Time.Advance(TimeSpan.FromSeconds(3));
        (await EditAsync(bot, id, "Order Cancelled Successfully")).Result();
        var message = bot.Telegram.Message(Asha.Id, id)!;
        Assert.Equal(["Cancel entry?", "Order Cancelled Successfully"], message.Versions.Select(version => version.Text));
        Assert.Equal(TimeSpan.FromSeconds(3), message.Versions[1].At - message.Versions[0].At);
        Assert.True(message.Edited);
    }

    [Fact]
    public async Task Edit_WithoutKeyboard_TakesTheKeyboardAway()
    {
        await using var bot = await StartAsync();
        var id = (await bot.SendAsync("x", Keyboard)).MessageId();
        await EditAsync(bot, id, "y");
        Assert.Empty(bot.Telegram.Message(Asha.Id, id)!.Buttons);
    }

    [Fact]
    public async Task Edit_SameTextAndKeyboard_NotModified()
    {
        await using var bot = await StartAsync();
        var id = (await bot.SendAsync("x", Keyboard)).MessageId();
        (await EditAsync(bot, id, "x", Keyboard)).AssertRefused(400, "message is not modified");
        (await EditAsync(bot, id, " x ", Keyboard)).AssertRefused(400, "message is not modified");
        (await EditAsync(bot, id, "<b>x</b>", Keyboard + ""","parse_mode":"HTML" """)).Result();
    }

    [Fact]
    public async Task EditMarkup_OtherButtons_TextStaysAndIsNotEdited()
    {
        await using var bot = await StartAsync();
        var id = (await bot.SendAsync("x", Keyboard)).MessageId();
        var body = $$"""{"chat_id":5001,"message_id":{{id}}}""";
        (await bot.CallAsync("editMessageReplyMarkup", body)).Result();
        (await bot.CallAsync("editMessageReplyMarkup", body)).AssertRefused(400, "message is not modified");
        var message = bot.Telegram.Message(Asha.Id, id)!;
        Assert.Equal(("x", false, 2), (message.Text, message.Edited, message.Versions.Count));
    }

    [Fact]
    public async Task Edit_DeletedUnknownOrAnothersMessage_Refused()
    {
        await using var bot = await StartAsync();
        var id = (await bot.SendAsync("x")).MessageId();
        bot.Telegram.DeleteMessage(Asha.Id, id);
        (await EditAsync(bot, id, "y")).AssertRefused(400, "message to edit not found");
        (await EditAsync(bot, 424242, "y")).AssertRefused(400, "message to edit not found");
        (await EditAsync(bot, bot.Telegram.SendText(Asha, "mine").MessageId, "y")).AssertRefused(400, "message can't be edited");
        var frozen = (await bot.SendAsync("x")).MessageId();
        bot.Telegram.Freeze(Asha.Id, frozen);
        (await EditAsync(bot, frozen, "y")).AssertRefused(400, "message can't be edited");
    }

    [Fact]
    public async Task Edit_MessageOfAnotherChat_NotFound()
    {
        await using var bot = await StartAsync();
        bot.Telegram.Start(Ravi);
        var id = (await bot.SendAsync("Asha's")).MessageId();
        (await bot.CallAsync("editMessageText", $$"""{"chat_id":5002,"message_id":{{id}},"text":"y"}"""))
            .AssertRefused(400, "message to edit not found");
    }

    [Fact]
    public async Task WaitForMessage_EditThatComesLater_IsSeen()
    {
        await using var bot = await StartAsync();
        var id = (await bot.SendAsync("before")).MessageId();
        var wait = bot.Telegram.WaitForMessageAsync(Asha.Id, message => message.Text == "after", Cancel);
        Assert.False(wait.IsCompleted);
        await EditAsync(bot, id, "after");
        Assert.Equal(id, (await wait).MessageId);
    }

    private const string Keyboard = ""","reply_markup":{"inline_keyboard":[[{"text":"A","callback_data":"a"}]]}""";

    private static Task<System.Text.Json.Nodes.JsonObject> EditAsync(BotApiCaller bot, int id, string text, string more = "") =>
        bot.CallAsync("editMessageText", $$"""{"chat_id":5001,"message_id":{{id}},"text":"{{text}}"{{more}}}""");
}
