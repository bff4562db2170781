using System.Text.Json;
using System.Text.Json.Serialization;

namespace BracketBot.Telegram.Api;

/// <summary>The wire: snake_case, nulls left out, unknown fields passed over.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Nothing))]
[JsonSerializable(typeof(GetUpdates))]
[JsonSerializable(typeof(DeleteWebhook))]
[JsonSerializable(typeof(SendMessage))]
[JsonSerializable(typeof(EditMessageText))]
[JsonSerializable(typeof(AnswerCallbackQuery))]
[JsonSerializable(typeof(SendChatAction))]
[JsonSerializable(typeof(SetMyCommands))]
[JsonSerializable(typeof(Reply<User>))]
[JsonSerializable(typeof(Reply<Message>))]
[JsonSerializable(typeof(Reply<JsonElement?>))]
[JsonSerializable(typeof(Update))]
internal sealed partial class BotJson : JsonSerializerContext;
