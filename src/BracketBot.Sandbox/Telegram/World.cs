using System.Text.Json.Nodes;
using BracketBot.Sandbox.Telegram.Faults;
using BracketBot.Sandbox.Telegram.Updates;

namespace BracketBot.Sandbox.Telegram;

/// <summary>Everything the simulated Telegram knows. All of it is read and changed under <see cref="Gate"/>.</summary>
internal sealed class World(TimeProvider time, SimulatedTelegramOptions options, TelegramFaults faults)
{
    public Lock Gate { get; } = new();

    public Signal Changes { get; } = new();

    public TimeProvider Time => time;

    public TelegramFaults Faults => faults;

    public FloodLimits Flood { get; } = new(time);

    public UpdateQueue Updates { get; } = new(time, options.FirstUpdateId);

    public Person Bot { get; } = new(options.BotId, options.BotName, options.BotUsername);

    public bool HearsEverything => options.HearsEverything;

    public Dictionary<long, Person> People { get; } = [];

    public Dictionary<long, Chat> Chats { get; } = [];

    /// <summary>People who blocked the bot.</summary>
    public HashSet<long> Blocked { get; } = [];

    /// <summary>By message id, which is unique over all chats.</summary>
    public Dictionary<int, ChatMessage> Messages { get; } = [];

    public Dictionary<string, Tap> Taps { get; } = [];

    /// <summary>How long each chat shows that the bot is typing.</summary>
    public Dictionary<long, DateTimeOffset> TypingUntil { get; } = [];

    public List<ApiCall> Calls { get; } = [];

    public CommandMenus Commands { get; } = new();

    public Webhook? Webhook { get; set; }

    /// <summary>The long poll that is waiting now.</summary>
    public object? Poller { get; set; }

    public int LastMessageId { get; set; } = 100;

    public DateTimeOffset Now => time.GetUtcNow();

    public ChatMessage Add(ChatMessage message)
    {
        var numbered = message with { MessageId = ++LastMessageId };
        Messages[numbered.MessageId] = numbered;
        return numbered;
    }

    /// <summary>The message as it stands; null if unknown, in another chat, or deleted.</summary>
    public ChatMessage? Find(long chatId, long messageId) =>
        Messages.TryGetValue((int)messageId, out var message) && message.ChatId == chatId && !message.Deleted ? message : null;

    public JsonObject Json(ChatMessage message) => Api.WireJson.Message(this, message);
}
