using System.Text.Json.Serialization;
using BracketBot.Sandbox.Telegram;

namespace BracketBot.Sandbox.Page;

/// <summary>The chats as the page draws them.</summary>
internal sealed record ChatsView(string BotName, string BotUsername, IReadOnlyList<BotCommand> Commands, IReadOnlyList<PersonView> People);

/// <summary>One person's private chat.</summary>
internal sealed record PersonView(long Id, string Name, string? ClientId, DateTimeOffset? TypingUntil, IReadOnlyList<MessageView> Messages);

internal sealed record MessageView(
    int Id,
    bool Mine,
    string Text,
    IReadOnlyList<TextEntity> Entities,
    IReadOnlyList<IReadOnlyList<InlineButton>> Keyboard,
    DateTimeOffset SentAt,
    bool Edited,
    string? ForwardedFrom,
    string? ReplyTo);

/// <summary>The real program, and what is switched on at Telegram.</summary>
internal sealed record StatusView(string Bot, int? ProcessId, int? ExitCode, DateTimeOffset? Since, bool TelegramAway);

internal sealed record SendRequest(long Person, string Text);

internal sealed record TapRequest(long Person, int Message, string Data);

internal sealed record TapResponse(bool Answered, string Text, bool Alert);

internal sealed record AwayRequest(bool On);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ChatsView))]
[JsonSerializable(typeof(StatusView))]
[JsonSerializable(typeof(SendRequest))]
[JsonSerializable(typeof(TapRequest))]
[JsonSerializable(typeof(TapResponse))]
[JsonSerializable(typeof(AwayRequest))]
internal sealed partial class PageJson : JsonSerializerContext;
