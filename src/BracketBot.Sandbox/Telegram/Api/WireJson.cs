using System.Text.Json.Nodes;

namespace BracketBot.Sandbox.Telegram.Api;

/// <summary>Telegram's objects as JSON.</summary>
internal static class WireJson
{
    public static JsonObject User(World world, Person person)
    {
        var user = new JsonObject { ["id"] = person.Id, ["is_bot"] = person == world.Bot, ["first_name"] = person.FirstName };
        if (person.LastName is not null)
        {
            user["last_name"] = person.LastName;
        }

        if (person.Username is not null)
        {
            user["username"] = person.Username;
        }

        if (person != world.Bot && person.LanguageCode is not null)
        {
            user["language_code"] = person.LanguageCode;
        }

        return user;
    }

    public static JsonObject Chat(World world, long id)
    {
        var chat = world.Chats[id];
        if (!chat.IsPrivate)
        {
            return new JsonObject { ["id"] = id, ["title"] = chat.Title, ["type"] = chat.Type };
        }

        var json = new JsonObject { ["id"] = id, ["first_name"] = world.People[id].FirstName };
        if (world.People[id].LastName is { } lastName)
        {
            json["last_name"] = lastName;
        }

        if (world.People[id].Username is { } username)
        {
            json["username"] = username;
        }

        json["type"] = "private";
        return json;
    }

    public static JsonObject Message(World world, ChatMessage message)
    {
        var json = new JsonObject
        {
            ["message_id"] = message.MessageId,
            ["from"] = User(world, message.From),
            ["chat"] = Chat(world, message.ChatId),
            ["date"] = message.SentAt.ToUnixTimeSeconds(),
        };
        if (message.ThreadId is { } thread)
        {
            json["message_thread_id"] = thread;
            json["is_topic_message"] = true;
        }

        if (message.ReplyTo is { } replied && world.Find(message.ChatId, replied) is { } answered)
        {
            json["reply_to_message"] = Message(world, answered with { ReplyTo = null });
        }

        if (message.ForwardedFrom is { } author)
        {
            json["forward_origin"] = new JsonObject
            {
                ["type"] = "user",
                ["sender_user"] = User(world, author),
                ["date"] = message.SentAt.ToUnixTimeSeconds(),
            };
        }

        if (message.Versions.Count > 1)
        {
            json["edit_date"] = message.Current.At.ToUnixTimeSeconds();
        }

        if (message.Protected)
        {
            json["has_protected_content"] = true;
        }

        if (message.Attachment is { } file)
        {
            json[file.Kind.ToString().ToLowerInvariant()] = file.Kind == AttachmentKind.Photo ? new JsonArray(File(file)) : File(file);
        }

        if (message.Attachment is null || message.Text.Length > 0)
        {
            json[message.Attachment is null ? "text" : "caption"] = message.Text;
        }

        if (message.Current.Entities.Count > 0)
        {
            json[message.Attachment is null ? "entities" : "caption_entities"] = new JsonArray([.. message.Current.Entities.Select(Entity)]);
        }

        if (message.Current.Keyboard.Count > 0)
        {
            json["reply_markup"] = Keyboard(message.Current.Keyboard);
        }

        return json;
    }

    /// <summary>A message too old to be shown in a callback query ("InaccessibleMessage").</summary>
    public static JsonObject Inaccessible(World world, long chatId, int messageId) =>
        new() { ["chat"] = Chat(world, chatId), ["message_id"] = messageId, ["date"] = 0 };

    private static JsonObject File(Attachment file)
    {
        var json = new JsonObject { ["file_id"] = file.FileId, ["file_unique_id"] = "u-" + file.FileId, ["file_size"] = file.Size };
        if (file.Kind == AttachmentKind.Photo)
        {
            json["width"] = file.Width;
            json["height"] = file.Height;
        }
        else
        {
            json["file_name"] = file.FileName;
            json["mime_type"] = file.MimeType;
        }

        return json;
    }

    private static JsonObject Entity(TextEntity entity)
    {
        var json = new JsonObject { ["type"] = entity.Type, ["offset"] = entity.Offset, ["length"] = entity.Length };
        if (entity.Url is not null)
        {
            json["url"] = entity.Url;
        }

        if (entity.Language is not null)
        {
            json["language"] = entity.Language;
        }

        if (entity.UnixTime is not null)
        {
            json["unix_time"] = entity.UnixTime;
        }

        if (entity.DateTimeFormat is not null)
        {
            json["date_time_format"] = entity.DateTimeFormat;
        }

        return json;
    }

    private static JsonObject Keyboard(IReadOnlyList<IReadOnlyList<InlineButton>> rows) =>
        new() { ["inline_keyboard"] = new JsonArray([.. rows.Select(row => new JsonArray([.. row.Select(Button)]))]) };

    private static JsonObject Button(InlineButton button)
    {
        var json = new JsonObject { ["text"] = button.Text };
        if (button.CallbackData is not null)
        {
            json["callback_data"] = button.CallbackData;
        }

        if (button.Url is not null)
        {
            json["url"] = button.Url;
        }

        if (button.CopyText is not null)
        {
            json["copy_text"] = new JsonObject { ["text"] = button.CopyText };
        }

        if (button.Disabled)
        {
            json["disabled"] = new JsonObject();
        }

        if (button.Style is not null)
        {
            json["style"] = button.Style;
        }

        return json;
    }
}
