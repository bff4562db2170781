using System.Globalization;
using System.Text;
using BracketBot.Sandbox.Telegram;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;
using static BracketBot.Sandbox.Tests.Telegram.BotApiCaller;

namespace BracketBot.Sandbox.Tests.Telegram;

public sealed class FileTests
{
    private const string Csv = "Time,Order\r\n2024-03-14,20240314929\r\n";

    [Fact]
    public async Task Document_OfTheClientLibrary_ArrivesByteForByte()
    {
        await using var bot = await StartAsync();
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(Csv));

        var sent = await bot.Client.SendDocument(
            Asha.Id, InputFile.FromStream(bytes, "cancels é.csv"), "<b>3</b> cancels", ParseMode.Html,
            replyMarkup: new InlineKeyboardMarkup(InlineKeyboardButton.WithCallbackData("More", "x:1:more")),
            disableNotification: true, protectContent: true, cancellationToken: Cancel);

        Assert.Equal(("cancels é.csv", "text/csv", Csv.Length, "3 cancels"), (sent.Document!.FileName, sent.Document.MimeType, (int)sent.Document.FileSize!, sent.Caption));
        Assert.Equal((null, MessageEntityType.Bold), (sent.Text, sent.CaptionEntities!.Single().Type));
        var kept = bot.Telegram.Message(Asha.Id, sent.MessageId)!;
        Assert.Equal((AttachmentKind.Document, "cancels é.csv", Csv), (kept.Attachment!.Kind, kept.Attachment.FileName, kept.Attachment.Text));
        Assert.Equal(("3 cancels", "x:1:more", true, true), (kept.Text, kept.Button("More").CallbackData, kept.Silent, kept.Protected));
        Assert.Throws<InvalidOperationException>(() => bot.Telegram.Forward(Ravi, kept));
    }

    [Fact]
    public async Task Photo_OfTheClientLibrary_ArrivesWithItsSize()
    {
        await using var bot = await StartAsync();
        using var bytes = new MemoryStream(Png(290, 310));

        var sent = await bot.Client.SendPhoto(Asha.Id, InputFile.FromStream(bytes, "qr.png"), "Invite", cancellationToken: Cancel);

        Assert.Equal((290, 310), (sent.Photo!.Single().Width, sent.Photo!.Single().Height));
        var kept = bot.Telegram.Message(Asha.Id, sent.MessageId)!;
        Assert.Equal((AttachmentKind.Photo, "image/png", 290, false, false), (kept.Attachment!.Kind, kept.Attachment.MimeType, kept.Attachment.Width, kept.Silent, kept.Protected));
        var copy = bot.Telegram.Forward(Ravi, kept);
        Assert.Equal((kept.Attachment, "Invite"), (copy.Attachment, copy.Text));
    }

    [Fact]
    public async Task Document_ByItsId_IsTheSameFileOnceMore()
    {
        await using var bot = await StartAsync();
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(Csv));
        var first = await bot.Client.SendDocument(Asha.Id, InputFile.FromStream(bytes, "a.csv"), cancellationToken: Cancel);

        var again = await bot.Client.SendDocument(Asha.Id, InputFile.FromFileId(first.Document!.FileId), cancellationToken: Cancel);

        Assert.Equal(Csv, bot.Telegram.Message(Asha.Id, again.MessageId)!.Attachment!.Text);
        var other = await Assert.ThrowsAsync<ApiRequestException>(() => bot.Client.SendPhoto(Asha.Id, InputFile.FromFileId(first.Document.FileId), cancellationToken: Cancel));
        Assert.Equal("Bad Request: type of file mismatch", other.Message);
    }

    [Fact]
    public async Task Caption_LengthCountsAfterEntities_LongestPassesOneMoreDoesNot()
    {
        await using var bot = await StartAsync();
        (await SendAsync(bot, "document", "x"u8.ToArray(), caption: $"<b>{new string('x', 1024)}</b>")).Result();
        (await SendAsync(bot, "document", "x"u8.ToArray(), caption: $"<b>{new string('x', 1025)}</b>")).AssertRefused(400, "message caption is too long");
        (await SendAsync(bot, "document", "x"u8.ToArray(), caption: "<b>x")).AssertRefused(400, "can't parse entities");
    }

    [Theory]
    [InlineData("document", "", "file must be non-empty")]
    [InlineData("photo", "no picture", "IMAGE_PROCESS_FAILED")]
    public async Task File_ThatIsNone_Refused(string kind, string content, string why)
    {
        await using var bot = await StartAsync();
        (await SendAsync(bot, kind, Encoding.UTF8.GetBytes(content))).AssertRefused(400, why);
    }

    [Theory]
    [InlineData(400, 20, null)]
    [InlineData(401, 20, "PHOTO_INVALID_DIMENSIONS")]
    [InlineData(6000, 4001, "PHOTO_INVALID_DIMENSIONS")]
    [InlineData(0, 10, "IMAGE_PROCESS_FAILED")]
    public async Task Photo_ByItsSize_TakenOrRefused(int width, int height, string? why)
    {
        await using var bot = await StartAsync();
        var answer = await SendAsync(bot, "photo", Png(width, height));
        if (why is null)
        {
            answer.Result();
        }
        else
        {
            answer.AssertRefused(400, why);
        }
    }

    [Fact]
    public async Task Photo_Jpeg_IsReadUpToItsFrame()
    {
        await using var bot = await StartAsync();
        byte[] jpeg = [0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc4, 0, 3, 9, 0xff, 0xc2, 0, 11, 8, 0x01, 0x2c, 0x02, 0x58, 1, 1, 0x11, 0];

        var sent = (await SendAsync(bot, "photo", jpeg)).Result();

        Assert.Equal((600, 300), (sent["photo"]![0]!["width"]!.GetValue<int>(), sent["photo"]![0]!["height"]!.GetValue<int>()));
    }

    [Theory]
    [InlineData("sendDocument", """{"chat_id":5001}""", "there is no document in the request")]
    [InlineData("sendPhoto", """{"chat_id":5001,"photo":""}""", "there is no photo in the request")]
    [InlineData("sendPhoto", """{"chat_id":5001,"photo":"https://example.com/a.png"}""", "failed to get HTTP URL content")]
    [InlineData("sendDocument", """{"chat_id":5001,"document":"nonsense"}""", "wrong remote file identifier")]
    [InlineData("sendDocument", """{"chat_id":99,"document":"nonsense"}""", "chat not found")]
    public async Task File_NotSentAlong_Refused(string method, string body, string why)
    {
        await using var bot = await StartAsync();
        (await bot.CallAsync(method, body)).AssertRefused(400, why);
    }

    [Fact]
    public async Task File_TooLargeForABot_Is413()
    {
        await using var bot = await StartAsync();
        using var bytes = new MemoryStream(new byte[51 * 1024 * 1024]);

        // The answer may come while the file is still on its way, and the connection end with it.
        var refused = await Assert.ThrowsAnyAsync<RequestException>(() =>
            bot.Client.SendDocument(Asha.Id, InputFile.FromStream(bytes, "large.csv"), cancellationToken: Cancel));

        Assert.True(refused is not ApiRequestException { ErrorCode: not 413 }, refused.ToString());
        Assert.DoesNotContain(bot.Telegram.Messages(Asha.Id), message => message.FromBot);
    }

    [Fact]
    public async Task Form_ThatIsBroken_RefusedNotCrashed()
    {
        await using var bot = await StartAsync();
        using var broken = new StringContent("no boundary in here");
        broken.Headers.ContentType = new("multipart/form-data") { Parameters = { new("boundary", "b") } };
        (await bot.PostAsync("sendDocument", broken)).AssertRefused(400, "the body must be");
    }

    [Fact]
    public async Task Edit_CaptionAndText_EachOnlyWhereThereIsOne()
    {
        await using var bot = await StartAsync();
        using var bytes = new MemoryStream(Png(10, 10));
        var photo = await bot.Client.SendPhoto(Asha.Id, InputFile.FromStream(bytes), "Invite", cancellationToken: Cancel);
        var text = await bot.Client.SendMessage(Asha.Id, "x", cancellationToken: Cancel);

        var used = await bot.Client.EditMessageCaption(Asha.Id, photo.MessageId, "Used", cancellationToken: Cancel);
        var noText = await Assert.ThrowsAsync<ApiRequestException>(() => bot.Client.EditMessageText(Asha.Id, photo.MessageId, "y", cancellationToken: Cancel));
        var noCaption = await Assert.ThrowsAsync<ApiRequestException>(() => bot.Client.EditMessageCaption(Asha.Id, text.MessageId, "y", cancellationToken: Cancel));

        Assert.Equal(("Used", 1), (used.Caption, used.Photo!.Length));
        Assert.Equal("Bad Request: there is no text in the message to edit", noText.Message);
        Assert.Equal("Bad Request: there is no caption in the message to edit", noCaption.Message);
    }

    [Fact]
    public async Task Delete_ByTheBotAndByAPerson_IsToldApart()
    {
        await using var bot = await StartAsync();
        var secret = bot.Telegram.SendText(Asha, "token-in-the-chat");
        var card = await bot.Client.SendMessage(Asha.Id, "x", disableNotification: true, cancellationToken: Cancel);
        bot.Time.Advance(TimeSpan.FromSeconds(2));

        await bot.Client.DeleteMessage(Asha.Id, secret.MessageId, Cancel);
        bot.Telegram.DeleteMessage(Asha.Id, card.MessageId);

        var gone = await bot.Telegram.WaitForDeletionAsync(secret, Cancel);
        Assert.Equal((true, TimeSpan.FromSeconds(2)), (gone.DeletedByBot, gone.DeletedAt - gone.SentAt));
        Assert.Equal([true, false], bot.Telegram.Deleted(Asha.Id).Select(message => message.DeletedByBot));
        var again = await Assert.ThrowsAsync<ApiRequestException>(() => bot.Client.DeleteMessage(Asha.Id, secret.MessageId, Cancel));
        Assert.Equal("Bad Request: message to delete not found", again.Message);
    }

    [Fact]
    public async Task State_SavedAndLoaded_KeepsFiles()
    {
        await using var bot = await StartAsync();
        await SendAsync(bot, "photo", Png(7, 9));
        await using var later = await StartAsync();

        later.Telegram.Load(bot.Telegram.Save());

        Assert.Equal((7, 9), later.Telegram.Messages(Asha.Id).Select(message => message.Attachment).OfType<Attachment>().Select(file => (file.Width, file.Height)).Single());
    }

    /// <summary>The head of a picture, which is as far as anybody reads here.</summary>
    private static byte[] Png(int width, int height) =>
    [
        0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, .. "IHDR"u8,
        (byte)(width >> 24), (byte)(width >> 16), (byte)(width >> 8), (byte)width,
        (byte)(height >> 24), (byte)(height >> 16), (byte)(height >> 8), (byte)height, 8, 6, 0, 0, 0,
    ];

    private static async Task<System.Text.Json.Nodes.JsonObject> SendAsync(BotApiCaller bot, string kind, byte[] content, string caption = "")
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Asha.Id.ToString(CultureInfo.InvariantCulture)), "chat_id" },
            { new StringContent(caption), "caption" },
            { new StringContent("HTML"), "parse_mode" },
            { new ByteArrayContent(content), kind, "a.bin" },
        };
        return await bot.PostAsync("send" + char.ToUpperInvariant(kind[0]) + kind[1..], form);
    }
}
