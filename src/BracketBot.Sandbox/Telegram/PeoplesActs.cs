using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BracketBot.Sandbox.Telegram.Api;
using BracketBot.Sandbox.Telegram.Entities;

namespace BracketBot.Sandbox.Telegram;

/// <summary>What people do, and the updates that the bot receives for it. Used under the world's lock.</summary>
internal sealed partial class PeoplesActs(World world)
{
    private long _lastQuery = 4_382_000_000_000_000_000;
    private long _lastGroup = 4_100_000;

    public void Introduce(Person person) => world.People[person.Id] = person;

    public ChatMessage Send(Person person, string text, long? chatId, int? threadId)
    {
        var chat = Enter(person, chatId);
        var clean = FormattedText.Parse(text, null).Text;
        var message = world.Add(New(person, chat.Id, clean) with { ThreadId = threadId });
        if (ReachesTheBot(chat, clean))
        {
            world.Updates.Add("message", world.Json(message));
        }

        return message;
    }

    public ChatMessage Start(Person person, string? payload)
    {
        if (payload is not null && !BotLink.IsPayload(payload))
        {
            throw new ArgumentException("A start payload is 1 to 64 of A-Z a-z 0-9 _ -.", nameof(payload));
        }

        world.Blocked.Remove(person.Id);
        return Send(person, payload is null ? "/start" : "/start " + payload, null, null);
    }

    public ChatMessage? OpenLink(Person person, Uri link)
    {
        if (!BotLink.TryRead(link, world.Bot.Username!, out var payload))
        {
            throw new ArgumentException("The link leads elsewhere.", nameof(link));
        }

        Introduce(person);
        return payload is null ? null : Start(person, payload);
    }

    public ChatMessage Edit(Person person, long chatId, int messageId, string text)
    {
        var message = world.Find(chatId, messageId);
        if (message is null || message.From != person)
        {
            throw new InvalidOperationException($"{person.FirstName} has no message {messageId} in chat {chatId}.");
        }

        var clean = FormattedText.Parse(text, null).Text;
        message = world.Messages[messageId] = message.Then(new(world.Now, clean, CommandEntities(clean), []));
        if (ReachesTheBot(world.Chats[chatId], clean))
        {
            world.Updates.Add("edited_message", world.Json(message));
        }

        return message;
    }

    public Tap Tap(Person person, long chatId, int messageId, string data, bool inaccessible)
    {
        Introduce(person);
        var queryId = (++_lastQuery).ToString(CultureInfo.InvariantCulture);
        var message = inaccessible ? null : world.Find(chatId, messageId);
        var query = new JsonObject
        {
            ["id"] = queryId,
            ["from"] = WireJson.User(world, person),
            ["message"] = message is null ? WireJson.Inaccessible(world, chatId, messageId) : world.Json(message),
            ["chat_instance"] = (chatId * 31).ToString(CultureInfo.InvariantCulture),
            ["data"] = data,
        };
        var updateId = world.Updates.Add("callback_query", query);
        return world.Taps[queryId] = new(queryId, updateId, person, data, world.Now);
    }

    public ChatMessage Forward(Person person, ChatMessage message, long? toChatId)
    {
        if (message.Protected)
        {
            throw new InvalidOperationException("The message is protected: nobody can forward it.");
        }

        var chat = Enter(person, toChatId);
        var copy = world.Add(New(person, chat.Id, message.Text) with
        {
            Attachment = message.Attachment,
            ForwardedFrom = message.ForwardedFrom ?? message.From,
            Versions = [message.Current with { At = world.Now, Keyboard = [] }],
        });
        if (ReachesTheBot(chat, copy.Text))
        {
            world.Updates.Add("message", world.Json(copy));
        }

        return copy;
    }

    public void Delete(long chatId, int messageId)
    {
        if (world.Find(chatId, messageId) is { } message)
        {
            world.Messages[messageId] = message with { Deleted = true, DeletedAt = world.Now };
        }
    }

    public void Freeze(long chatId, int messageId)
    {
        if (world.Find(chatId, messageId) is { } message)
        {
            world.Messages[messageId] = message with { Frozen = true };
        }
    }

    public void Block(Person person) => world.Blocked.Add(person.Id);

    public void Unblock(Person person) => world.Blocked.Remove(person.Id);

    public Chat AddGroup(string title, Person[] members)
    {
        foreach (var member in members)
        {
            Introduce(member);
        }

        var group = new Chat(-++_lastGroup, "group", title);
        return world.Chats[group.Id] = group;
    }

    public Chat Migrate(long groupId)
    {
        var old = world.Chats[groupId];
        var super = new Chat(-1_002_000_000_000 + groupId, "supergroup", old.Title);
        world.Chats[groupId] = old with { MigratedTo = super.Id };
        return world.Chats[super.Id] = super;
    }

    public void Redeliver(long updateId) => world.Updates.Repeat(updateId);

    private Chat Enter(Person person, long? chatId)
    {
        Introduce(person);
        if (chatId is { } id && id != person.Id)
        {
            return world.Chats[id];
        }

        if (!world.Chats.TryGetValue(person.Id, out var chat))
        {
            world.Chats[person.Id] = chat = new(person.Id, "private", person.FirstName);
        }

        return chat;
    }

    private ChatMessage New(Person person, long chatId, string text) => new()
    {
        ChatId = chatId,
        MessageId = 0,
        From = person,
        FromBot = false,
        Versions = [new(world.Now, text, CommandEntities(text), [])],
    };

    /// <summary>Privacy mode: in a group, only commands to this bot, or to no named bot, unless the mode is off.</summary>
    private bool ReachesTheBot(Chat chat, string text) =>
        chat.IsPrivate || world.HearsEverything
        || (Command().Match(text) is { Success: true } command
            && (!command.Groups["bot"].Success
                || command.Groups["bot"].Value.Equals(world.Bot.Username, StringComparison.OrdinalIgnoreCase)));

    private static List<TextEntity> CommandEntities(string text) =>
        Command().Match(text) is { Success: true } command ? [new("bot_command", 0, command.Length)] : [];

    [GeneratedRegex(@"^/[A-Za-z0-9_]{1,64}(@(?<bot>[A-Za-z0-9_]+))?(?![^\s])")]
    private static partial Regex Command();
}
