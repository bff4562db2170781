using System.Text.Json.Serialization;
using BracketBot.Sandbox.Telegram;

namespace BracketBot.Sandbox.Page;

/// <summary>The chats as the page draws them.</summary>
internal sealed record ChatsView(string BotName, string BotUsername, IReadOnlyList<PersonView> People);

/// <summary>One person's private chat.</summary>
/// <param name="Standing">What the page shows beside the name: their client, admin, or stranger.</param>
internal sealed record PersonView(
    long Id,
    string Name,
    string? ClientId,
    string Standing,
    IReadOnlyList<BotCommand> Commands,
    DateTimeOffset? TypingUntil,
    IReadOnlyList<MessageView> Messages);

internal sealed record MessageView(
    int Id,
    bool Mine,
    string Text,
    IReadOnlyList<TextEntity> Entities,
    IReadOnlyList<IReadOnlyList<InlineButton>> Keyboard,
    DateTimeOffset SentAt,
    bool Edited,
    bool Silent,
    FileView? File,
    string? ForwardedFrom,
    string? ReplyTo);

/// <summary>A file in the chat, which the page fetches separately.</summary>
/// <param name="Size">In bytes.</param>
internal sealed record FileView(string Address, bool IsPhoto, string Name, int Size, int Width, int Height);

/// <summary>The real program, and the fault that is on at Telegram.</summary>
internal sealed record StatusView(string Bot, int? ProcessId, int? ExitCode, DateTimeOffset? Since, bool TelegramAway);

internal sealed record SendRequest(long Person, string Text);

internal sealed record TapRequest(long Person, int Message, string Data);

internal sealed record TapResponse(bool Answered, string Text, bool Alert);

/// <param name="Person">Who taps it.</param>
/// <param name="Link">An address that leads into the chat with the bot.</param>
internal sealed record LinkRequest(long Person, string Link);

internal sealed record AwayRequest(bool On);

/// <param name="Times">1 to <see cref="MostTimes"/>, spread over a second.</param>
internal sealed record AlertsRequest(string? Address, string? Body, int Times)
{
    public const int MostTimes = 500;

    /// <summary>In characters; enough for the program to reject the body as too long.</summary>
    public const int LongestBody = 100_000;
}

/// <summary>Either the answers, or why nothing was posted.</summary>
internal sealed record AlertsResponse(IReadOnlyList<AlertAnswer> Answers, string? Refusal);

/// <param name="Status">The HTTP status; null if there was no answer.</param>
/// <param name="Ms">Milliseconds from the first byte sent to the whole answer.</param>
/// <param name="Text">What the program said, or what went wrong.</param>
internal sealed record AlertAnswer(int? Status, int Ms, string Text);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ChatsView))]
[JsonSerializable(typeof(StatusView))]
[JsonSerializable(typeof(SendRequest))]
[JsonSerializable(typeof(TapRequest))]
[JsonSerializable(typeof(TapResponse))]
[JsonSerializable(typeof(LinkRequest))]
[JsonSerializable(typeof(AwayRequest))]
[JsonSerializable(typeof(AlertsRequest))]
[JsonSerializable(typeof(AlertsResponse))]
internal sealed partial class PageJson : JsonSerializerContext;
