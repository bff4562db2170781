using BracketBot.Sandbox.Telegram.Entities;

namespace BracketBot.Sandbox.Telegram.Api;

/// <summary><c>editMessageText</c>, <c>editMessageCaption</c> and <c>editMessageReplyMarkup</c>. An edit without a keyboard removes the keyboard.</summary>
internal static class EditMessage
{
    public static ApiAnswer EditText(World world, ApiRequest request)
    {
        var text = FormattedText.Parse(request.Text("text") ?? "", request.Text("parse_mode"));
        if (text.Error is not null)
        {
            return ApiAnswer.BadRequest(text.Error);
        }

        if (text.Text.Length == 0)
        {
            return ApiAnswer.BadRequest("message text is empty");
        }

        return text.Text.Length > FormattedText.MaxLength
            ? ApiAnswer.BadRequest("MESSAGE_TOO_LONG")
            : Edit(world, request, text, hasFile: false);
    }

    public static ApiAnswer EditCaption(World world, ApiRequest request)
    {
        var caption = FormattedText.Parse(request.Text("caption") ?? "", request.Text("parse_mode"));
        if (caption.Error is not null)
        {
            return ApiAnswer.BadRequest(caption.Error);
        }

        return caption.Text.Length > FormattedText.MaxCaption
            ? ApiAnswer.BadRequest("MEDIA_CAPTION_TOO_LONG")
            : Edit(world, request, caption, hasFile: true);
    }

    public static ApiAnswer EditMarkup(World world, ApiRequest request) => Edit(world, request, null, hasFile: null);

    /// <param name="text">Null if it stays.</param>
    /// <param name="hasFile">Whether the message must carry a file, or must not; null if either is fine.</param>
    private static ApiAnswer Edit(World world, ApiRequest request, FormattedText? text, bool? hasFile)
    {
        var (chat, refusal) = ChatLookup.Sendable(world, request);
        if (chat is null)
        {
            return refusal!;
        }

        if (request.Number("message_id") is not { } id)
        {
            return ApiAnswer.BadRequest("message identifier is not specified");
        }

        if (world.Find(chat.Id, id) is not { } message)
        {
            return ApiAnswer.BadRequest("message to edit not found");
        }

        if (!message.FromBot || message.ForwardedFrom is not null || message.Frozen)
        {
            return ApiAnswer.BadRequest("message can't be edited");
        }

        if (hasFile is { } expected && expected != message.Attachment is not null)
        {
            return ApiAnswer.BadRequest($"there is no {(expected ? "caption" : "text")} in the message to edit");
        }

        var (keyboard, error) = KeyboardReader.Read(request);
        if (error is not null)
        {
            return ApiAnswer.BadRequest(error);
        }

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
