using System.Text.Json.Serialization;

namespace BracketBot.Sandbox.Telegram;

/// <summary>The chats, kept over a restart of the sandbox. Taps, calls and faults are not.</summary>
public sealed record TelegramState(
    IReadOnlyList<Person> People,
    IReadOnlyList<Chat> Chats,
    IReadOnlyList<ChatMessage> Messages,
    IReadOnlyList<QueuedUpdate> Pending,
    IReadOnlyList<BotCommand> Commands,
    int LastMessageId,
    long NextUpdateId)
{
    internal static TelegramState Of(World world) => new(
        [.. world.People.Values], [.. world.Chats.Values], [.. world.Messages.Values], world.Updates.Pending,
        world.Commands, world.LastMessageId, world.Updates.NextId);

    internal void Restore(World world)
    {
        foreach (var person in People)
            world.People[person.Id] = person;
        foreach (var chat in Chats)
            world.Chats[chat.Id] = chat;
        foreach (var message in Messages)
            world.Messages[message.MessageId] = message;
        world.Updates.Restore(Pending);
        world.Commands = Commands;
        world.LastMessageId = LastMessageId;
        world.Updates.NextId = NextUpdateId;
    }
}

[JsonSerializable(typeof(TelegramState))]
internal sealed partial class TelegramStateJson : JsonSerializerContext;
