using System.Text.Json.Serialization;

namespace BracketBot.Sandbox.Telegram;

/// <summary>The chats, kept across a restart of the sandbox. Taps, calls and faults are not.</summary>
public sealed record TelegramState(
    IReadOnlyList<Person> People,
    IReadOnlyList<Chat> Chats,
    IReadOnlyList<ChatMessage> Messages,
    IReadOnlyList<QueuedUpdate> Pending,
    IReadOnlyList<BotCommand> Commands,
    int LastMessageId,
    long NextUpdateId,
    IReadOnlyDictionary<string, IReadOnlyList<BotCommand>>? Menus = null)
{
    internal static TelegramState Of(World world) => new(
        [.. world.People.Values], [.. world.Chats.Values], [.. world.Messages.Values], world.Updates.Pending,
        world.Commands.ByScope.GetValueOrDefault(CommandMenus.Default, []), world.LastMessageId, world.Updates.NextId, world.Commands.ByScope.ToDictionary());

    internal void Restore(World world)
    {
        foreach (var person in People)
        {
            world.People[person.Id] = person;
        }

        foreach (var chat in Chats)
        {
            world.Chats[chat.Id] = chat;
        }

        foreach (var message in Messages)
        {
            world.Messages[message.MessageId] = message;
        }

        world.Updates.Restore(Pending);
        world.Commands.ByScope[CommandMenus.Default] = Commands;
        foreach (var (scope, menu) in Menus ?? new Dictionary<string, IReadOnlyList<BotCommand>>())
        {
            world.Commands.ByScope[scope] = menu;
        }

        world.LastMessageId = LastMessageId;
        world.Updates.NextId = NextUpdateId;
    }
}

[JsonSerializable(typeof(TelegramState))]
internal sealed partial class TelegramStateJson : JsonSerializerContext;
