using System.Text;
using System.Text.Encodings.Web;
using BracketBot.LoadDriver.Broker;
using BracketBot.LoadDriver.Http;
using BracketBot.LoadDriver.Sockets;
using BracketBot.LoadDriver.Traders;

namespace BracketBot.LoadDriver.Telegram;

/// <summary>
/// As much of the Bot API as a cancel needs, for one bot, and the traders at their phones: the first button of the question is tapped as soon as it is
/// seen, which is when the answer to <c>sendMessage</c> leaves.
/// </summary>
/// <param name="delay">Before each answer leaves.</param>
internal sealed class BotApi(EventLoop loop, TraderCrowd traders, TimeSpan delay, Oddities odd) : IRequestHandler
{
    public const string Token = "123456789:LOAD-not-a-secret-but-as-long-as-one";

    private readonly UpdateQueue _updates = new(loop, delay);
    private readonly RequestFields _fields = new();
    private long _lastMessage = 1_000;

    /// <summary>Told of each dialog that came to its end.</summary>
    public Action<Dialog> Over { get; set; } = _ => { };

    public TimeSpan? FirstPoll { get; private set; }

    public TimeSpan? FirstReply { get; private set; }

    /// <summary>A trader writes <c>/cancel</c>.</summary>
    public void Write(Dialog dialog) => _updates.Add(UpdateJson.Command(_updates.NextId(), ++_lastMessage, dialog));

    /// <summary>Takes back what the bot has not fetched.</summary>
    public void Clear() => _updates.Clear();

    public void HandleBad() => odd.Add("Telegram: no HTTP");

    public void Handle(Connection connection, in HttpRequest request)
    {
        var method = request.Path[(request.Path.LastIndexOf((byte)'/') + 1)..];
        if (!_fields.TryRead(request))
        {
            odd.Add($"Telegram: {Encoding.UTF8.GetString(method)} with a body that can't be read");
            Refuse(connection, 400, "Bad Request: can't parse the request");
        }
        else if (method.SequenceEqual("getUpdates"u8))
        {
            Poll(connection);
        }
        else if (method.SequenceEqual("sendMessage"u8))
        {
            Send(connection);
        }
        else if (method.SequenceEqual("editMessageText"u8))
        {
            Edit(connection);
        }
        else if (method.SequenceEqual("answerCallbackQuery"u8))
        {
            AnswerTap(connection);
        }
        else if (method.SequenceEqual("getMe"u8))
        {
            loop.Reply(connection, 200, Encoding.UTF8.GetBytes($$"""{"ok":true,"result":{{UpdateJson.Bot}}}"""), delay);
        }
        else if (method.StartsWith("set"u8) || method.StartsWith("delete"u8) || method.SequenceEqual("sendChatAction"u8))
        {
            Agree(connection);
        }
        else
        {
            odd.Add($"Telegram: {Encoding.UTF8.GetString(method)}");
            Refuse(connection, 404, "Not Found");
        }
    }

    private void Poll(Connection connection)
    {
        FirstPoll ??= Clock.Now;
        if (!_updates.TryPoll(connection, _fields.Number("offset"u8), _fields.Number("limit"u8), TimeSpan.FromSeconds(_fields.Number("timeout"u8) ?? 0)))
        {
            odd.Add("Telegram: two polls at once");
            Refuse(connection, 409, "Conflict: terminated by other getUpdates request");
        }
    }

    private void Send(Connection connection)
    {
        if (traders.Find(_fields.Number("chat_id"u8)) is not { } trader)
        {
            odd.Add("Telegram: a message to nobody");
            Refuse(connection, 400, "Bad Request: chat not found");
            return;
        }

        FirstReply ??= Clock.Now;
        var id = ++_lastMessage;
        ReplyMessage(connection, id, trader);
        if (trader.Dialog is not { } dialog)
        {
            return;
        }

        dialog.LastText = Text();
        var button = InlineKeyboard.FirstButton(_fields["reply_markup"u8]);
        if (button is null || dialog.MessageId != 0)
        {
            odd.Add($"Telegram: a message instead of a question: {dialog.LastText}");
            return;
        }

        dialog.Ask(id, button);
        if (delay == TimeSpan.Zero)
        {
            Tap(dialog);
        }
        else
        {
            loop.At(Clock.Now + delay, () => Tap(dialog));
        }
    }

    private void Tap(Dialog dialog)
    {
        dialog.Tap();
        _updates.Add(UpdateJson.Tap(_updates.NextId(), dialog));
    }

    private void Edit(Connection connection)
    {
        var id = _fields.Number("message_id"u8) ?? 0;
        if (traders.Find(_fields.Number("chat_id"u8)) is not { } trader || id == 0)
        {
            odd.Add("Telegram: an edit of no message");
            Refuse(connection, 400, "Bad Request: message to edit not found");
            return;
        }

        ReplyMessage(connection, id, trader);

        // A card may go on changing when its trader is in the next dialog, and before the broker has answered.
        if (trader.Dialog is not { } dialog || dialog.MessageId != id)
        {
            return;
        }

        dialog.LastText = Text();
        if (dialog.Deleted is not null && !dialog.IsEdited && dialog.LastText.Contains(BrokerApi.Taken, StringComparison.Ordinal))
        {
            dialog.Edit();
            TellIfOver(dialog);
        }
    }

    private void AnswerTap(Connection connection)
    {
        var id = Encoding.UTF8.GetString(_fields["callback_query_id"u8]);
        Agree(connection);
        var trader = id.Length > 8 && long.TryParse(id.AsSpan(0, 8), out var number) ? traders.Find(number) : null;
        if (trader is null)
        {
            odd.Add("Telegram: an answer to no tap");
        }
        else if (trader.Dialog is { } dialog)
        {
            if (!dialog.IsTapped || dialog.IsTapAnswered || UpdateJson.TapId(dialog) != id)
            {
                odd.Add("Telegram: an answer to a tap that has one");
                return;
            }

            dialog.AnswerTap();
            TellIfOver(dialog);
        }
    }

    private void TellIfOver(Dialog dialog)
    {
        if (dialog.IsOver)
        {
            Over(dialog);
        }
    }

    private void ReplyMessage(Connection connection, long id, Trader trader) =>
        loop.Reply(connection, 200, UpdateJson.Sent(id, trader, JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(Text())), delay);

    private void Agree(Connection connection) => loop.Reply(connection, 200, """{"ok":true,"result":true}"""u8, delay);

    private void Refuse(Connection connection, int status, string description) => loop.Reply(
        connection, status, Encoding.UTF8.GetBytes($$"""{"ok":false,"error_code":{{status}},"description":"{{description}}"}"""), delay);

    private string Text() => Encoding.UTF8.GetString(_fields["text"u8]);
}
