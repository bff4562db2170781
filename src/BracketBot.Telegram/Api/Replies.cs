using System.Text.Json.Serialization;

namespace BracketBot.Telegram.Api;

/// <summary>The envelope of every answer.</summary>
internal sealed record Reply<T>(bool? Ok, T? Result, int? ErrorCode, string? Description, ReplyParameters? Parameters);

internal sealed record ReplyParameters(double? RetryAfter, long? MigrateToChatId);

internal sealed record User([property: JsonRequired] long Id, bool IsBot, string? FirstName, string? Username);

internal sealed record Chat([property: JsonRequired] long Id, string? Type);

/// <param name="Date">Unix time; 0 for a message that is not accessible.</param>
internal sealed record Message(
    [property: JsonRequired] long MessageId, long? Date, Chat? Chat, User? From, string? Text, int? MessageThreadId, bool IsTopicMessage);

internal sealed record CallbackQuery(string? Id, User? From, Message? Message, string? Data);

internal sealed record Update(long? UpdateId, Message? Message, CallbackQuery? CallbackQuery);
