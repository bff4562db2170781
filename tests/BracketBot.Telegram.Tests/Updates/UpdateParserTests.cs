using System.Text;
using BracketBot.Core.Accounts;
using BracketBot.Core.Chat;
using BracketBot.Telegram.Updates;

namespace BracketBot.Telegram.Tests.Updates;

public class UpdateParserTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 5, 4, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Message_InPrivate_IsRead() => Assert.Equal(
        new IncomingMessage(
            new UpdateId(10), new TelegramUserId(7), Now, true, new ChatAddress(7), true, new MessageId(3), "/cancel 20240314929")
        { FromName = "A" },
        Parse("""
            {"update_id":10,"message":{"message_id":3,"date":1,"from":{"id":7,"is_bot":false,"first_name":"A","is_premium":true},
             "chat":{"id":7,"type":"private","first_name":"A"},"text":"/cancel 20240314929","entities":[{"type":"bot_command","offset":0,"length":7}]}}
            """).Update);

    [Fact]
    public void Message_WithAPhoto_HasNoText() => Assert.Equal("", Assert.IsType<IncomingMessage>(Parse(
        """{"update_id":10,"message":{"message_id":3,"from":{"id":7},"chat":{"id":7,"type":"private"},"photo":[],"caption":"/cancel"}}""").Update).Text);

    [Theory]
    [InlineData(""","message_thread_id":44,"is_topic_message":true""", 44)]
    [InlineData(""","message_thread_id":44""", null)]
    [InlineData("", null)]
    public void Message_InAGroup_KeepsItsTopic(string thread, int? expected)
    {
        var message = Assert.IsType<IncomingMessage>(Parse(
            $$$"""{"update_id":10,"message":{"message_id":3,"from":{"id":7},"chat":{"id":-100,"type":"supergroup"},"text":"/help"{{{thread}}}}}""").Update);
        Assert.Equal(new ChatAddress(-100, expected), message.Chat);
        Assert.False(message.IsPrivate);
    }

    [Fact]
    public void Tap_OnAMessage_IsRead() => Assert.Equal(
        new IncomingTap(
            new UpdateId(11), new TelegramUserId(7), Now, true, new TapId("4382bfdwdsb323b2d9"), "d:x:ok", new ChatAddress(-100, 44), new MessageId(9)),
        Parse("""
            {"update_id":11,"callback_query":{"id":"4382bfdwdsb323b2d9","from":{"id":7,"is_bot":false},"chat_instance":"1","data":"d:x:ok",
             "message":{"message_id":9,"date":1700000000,"chat":{"id":-100,"type":"supergroup"},"from":{"id":99,"is_bot":true},
             "message_thread_id":44,"is_topic_message":true,"text":"x"}}}
            """).Update);

    [Fact]
    public void Tap_OnAnInaccessibleMessage_HasAChatAndNoMessage()
    {
        var tap = Assert.IsType<IncomingTap>(Parse(
            """{"update_id":11,"callback_query":{"id":"t","from":{"id":7},"data":"d","message":{"message_id":9,"date":0,"chat":{"id":7,"type":"private"}}}}""").Update);
        Assert.Equal(new ChatAddress(7), tap.Chat);
        Assert.Null(tap.MessageId);
    }

    [Fact]
    public void Tap_WithoutMessageAndData_IsReadAllTheSame()
    {
        var tap = Assert.IsType<IncomingTap>(Parse("""{"update_id":11,"callback_query":{"id":"t","from":{"id":7}}}""").Update);
        Assert.Equal(("", null, null), (tap.Data, tap.Chat, tap.MessageId));
    }

    [Theory]
    [InlineData("""{"update_id":1,"edited_message":{"message_id":3,"from":{"id":7},"chat":{"id":7,"type":"private"},"text":"/cancel"}}""")]
    [InlineData("""{"update_id":1,"channel_post":{"message_id":3,"chat":{"id":-7,"type":"channel"},"text":"/cancel"}}""")]
    [InlineData("""{"update_id":1,"message":{"message_id":3,"chat":{"id":-7,"type":"supergroup"},"sender_chat":{"id":-9},"text":"/cancel"}}""")]
    [InlineData("""{"update_id":1,"message":{"message_id":3,"from":{"id":8,"is_bot":true},"chat":{"id":-7,"type":"group"},"text":"/cancel"}}""")]
    [InlineData("""{"update_id":1,"message":{"message_id":3,"from":{"id":8},"chat":{"id":-7,"type":"group"},"new_chat_members":[{"id":9}]}}""")]
    [InlineData("""{"update_id":1,"message":{"message_id":3,"from":{"id":8},"sender_chat":{"id":-7},"chat":{"id":-7,"type":"supergroup"},"text":"/cancel"}}""")]
    [InlineData("""{"update_id":1,"message":{"message_id":3,"from":{"id":777000},"chat":{"id":-7,"type":"supergroup"},"is_automatic_forward":true,"text":"/cancel"}}""")]
    [InlineData("""{"update_id":1,"message":{"message_id":3,"from":{"id":777000,"is_bot":false},"chat":{"id":777000,"type":"private"},"text":"Login code"}}""")]
    [InlineData("""{"update_id":1,"message":{"message_id":3,"from":{"id":1087968824,"is_bot":true},"sender_chat":{"id":-7},"chat":{"id":-7,"type":"group"},"text":"/cancel"}}""")]
    [InlineData("""{"update_id":1,"message":{"message_id":3,"from":{"id":8},"via_bot":{"id":9,"is_bot":true},"chat":{"id":-7,"type":"group"},"text":"/cancel"}}""")]
    [InlineData("""{"update_id":1,"message":{"message_id":3,"from":{"id":8},"reply_to_message":{"message_id":2,"from":{"id":9,"is_bot":true}},"chat":{"id":-7,"type":"group"},"text":"/cancel"}}""")]
    [InlineData("""{"update_id":1,"message":{"message_id":3,"from":{"id":8},"chat":{"id":8,"type":"private"},"pinned_message":{"message_id":1}}}""")]
    [InlineData("""{"update_id":1,"message":{"message_id":3,"from":{"id":8},"chat":{"id":8,"type":"private"},"message_auto_delete_timer_changed":{}}}""")]
    [InlineData("""{"update_id":1,"message":{"message_id":3,"from":{"id":8},"text":"no chat"}}""")]
    [InlineData("""{"update_id":1,"callback_query":{"id":"t","from":{"id":8,"is_bot":true},"data":"d"}}""")]
    [InlineData("""{"update_id":1,"callback_query":{"from":{"id":8},"data":"d"}}""")]
    [InlineData("""{"update_id":1,"callback_query":{"id":"t","data":"d"}}""")]
    [InlineData("""{"update_id":1,"inline_query":{"id":"t","from":{"id":8}}}""")]
    [InlineData("""{"update_id":1,"message":null}""")]
    [InlineData("""{"update_id":1}""")]
    public void Update_ThatIsNoneOfOurs_IsPassedOverWithoutAProblem(string json) =>
        Assert.Equal(new ParsedUpdate(new UpdateId(1), null, null), Parse(json));

    [Theory]
    [InlineData("""{"update_id":1,"message":7}""", 1L)]
    [InlineData("""{"update_id":1,"callback_query":{"id":"t","from":{"id":"seven"}}}""", 1L)]
    [InlineData("""{"update_id":1,"callback_query":{"id":"t","from":{}}}""", 1L)]
    [InlineData("""{"update_id":"1"}""", null)]
    [InlineData("""{"message":{}}""", null)]
    [InlineData("[]", null)]
    [InlineData("{", null)]
    [InlineData("", null)]
    public void Update_ThatCannotBeRead_IsAProblem(string json, long? id)
    {
        var parsed = Parse(json);
        Assert.Null(parsed.Update);
        Assert.NotNull(parsed.Problem);
        Assert.Equal(id, parsed.Id?.Value);
    }

    private static ParsedUpdate Parse(string json) => UpdateParser.Parse(Encoding.UTF8.GetBytes(json), Now, waited: true);
}
