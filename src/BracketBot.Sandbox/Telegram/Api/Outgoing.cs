using System.Text.Json.Nodes;
using BracketBot.Sandbox.Telegram.Entities;

namespace BracketBot.Sandbox.Telegram.Api;

/// <summary>What all of the bot's messages have in common: buttons, a reply to another message, silence, protection.</summary>
internal static class Outgoing
{
    public static ApiAnswer Post(World world, ApiRequest request, Chat chat, FormattedText text, Attachment? file = null)
    {
        var (keyboard, error) = KeyboardReader.Read(request);
        if (error is not null)
        {
            return ApiAnswer.BadRequest(error);
        }

        var reply = request.Json("reply_parameters") as JsonObject;
        var replyTo = (int?)(reply is null ? null : new ApiRequest("", reply).Number("message_id"));
        if (replyTo is not null && world.Find(chat.Id, replyTo.Value) is null)
        {
            if (!new ApiRequest("", reply!).Flag("allow_sending_without_reply"))
            {
                return ApiAnswer.BadRequest("message to be replied not found");
            }

            replyTo = null;
        }

        world.TypingUntil.Remove(chat.Id);
        return ApiAnswer.Ok(world.Json(world.Add(new()
        {
            ChatId = chat.Id,
            MessageId = 0,
            From = world.Bot,
            FromBot = true,
            ThreadId = (int?)request.Number("message_thread_id"),
            ReplyTo = replyTo,
            Attachment = file,
            Silent = request.Flag("disable_notification"),
            Protected = request.Flag("protect_content"),
            Versions = [new(world.Now, text.Text, text.Entities, keyboard)],
        })));
    }
}
