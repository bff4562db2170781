using System.Text.Json.Serialization.Metadata;

namespace BracketBot.Telegram.Api;

/// <summary>One method of the Bot API: its name, how request and answer are written, and how long a call may take.</summary>
internal sealed record BotMethod<TRequest, TAnswer>(
    string Name, JsonTypeInfo<TRequest> Request, JsonTypeInfo<Reply<TAnswer>> Reply, TimeSpan Timeout);
