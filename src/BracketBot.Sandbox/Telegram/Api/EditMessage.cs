using BracketBot.Sandbox.Telegram.Entities;

namespace BracketBot.Sandbox.Telegram.Api;

/// <summary><c>editMessageText</c> and <c>editMessageReplyMarkup</c>. An edit without a keyboard takes the keyboard away.</summary>
internal static class EditMessage
{
    public static ApiAnswer EditText(World world, ApiRequest request)
    {
        var text = FormattedText.Parse(request.Text("text") ?? "", request.Text("parse_mode"));
        if (text.Error is not null)
            return ApiAnswer.BadRequest(text.Error);
        if (text.Text.Length == 0)
            return ApiAnswer.BadRequest("message text is empty");
        return text.Text.Length > FormattedText.MaxLength
            ? ApiAnswer.BadRequest("MESSAGE_TOO_LONG")
            : Edit(world, request, text);
    }

    public static ApiAnswer EditMarkup(World world, ApiRequest request) => Edit(world, request, null);

    private static ApiAnswer Edit(World world, ApiRequest request, FormattedText? text)
    {
        var (chat, refusal) = ChatLookup.Sendable(world, request);
        if (chat is null)
            return refusal!;
        if (request.Number("message_id") is not { } id)
            return ApiAnswer.BadRequest("message identifier is not specified");
        if (world.Find(chat.Id, id) is not { } message)
            return ApiAnswer.BadRequest("message to edit not found");
        if (!message.FromBot || message.ForwardedFrom is not null || message.Frozen)
            return ApiAnswer.BadRequest("message can't be edited");
        var (keyboard, error) = KeyboardReader.Read(request);
        if (error is not null)
            return ApiAnswer.BadRequest(error);
        var version = new MessageVersion(
            world.Now, text?.Text ?? message.Text, text?.Entities ?? message.Current.Entities, keyboard);
        if (version.SaysTheSameAs(message.Current))
        {
            return ApiAnswer.BadRequest("message is not modified: specified new message content and reply markup are "
                + "exactly the same as a current content and reply markup of the message");
        }
        return ApiAnswer.Ok(world.Json(world.Messages[message.MessageId] = message.Then(version)));
    }
}
