using BracketBot.Sandbox.Telegram.Entities;

namespace BracketBot.Sandbox.Telegram.Api;

/// <summary><c>sendMessage</c>, <c>sendChatAction</c> and <c>deleteMessage</c>.</summary>
internal static class SendMessage
{
    /// <summary>How long a chat action shows, unless a message comes first.</summary>
    private static readonly TimeSpan ActionShows = TimeSpan.FromSeconds(5);

    /// <summary>How long the bot can delete a message.</summary>
    private static readonly TimeSpan Deletable = TimeSpan.FromHours(48);

    public static ApiAnswer Send(World world, ApiRequest request)
    {
        var (chat, refusal) = ChatLookup.Sendable(world, request);
        if (chat is null)
        {
            return refusal!;
        }

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
            ? ApiAnswer.BadRequest("message is too long")
            : Outgoing.Post(world, request, chat, text);
    }

    public static ApiAnswer ShowAction(World world, ApiRequest request)
    {
        var (chat, refusal) = ChatLookup.Writable(world, request);
        if (chat is null)
        {
            return refusal!;
        }

        if (request.Text("action") is not { Length: > 0 } action)
        {
            return ApiAnswer.BadRequest("wrong parameter action in request");
        }

        if (action == "typing")
        {
            world.TypingUntil[chat.Id] = world.Now + ActionShows;
        }

        return ApiAnswer.True;
    }

    public static ApiAnswer Delete(World world, ApiRequest request)
    {
        var (chat, refusal) = ChatLookup.Writable(world, request);
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
            return ApiAnswer.BadRequest("message to delete not found");
        }

        if (world.Now - message.SentAt > Deletable || (!message.FromBot && !chat.IsPrivate))
        {
            return ApiAnswer.BadRequest("message can't be deleted for everyone");
        }

        world.Messages[message.MessageId] = message with { Deleted = true, DeletedByBot = true, DeletedAt = world.Now };
        return ApiAnswer.True;
    }
}
