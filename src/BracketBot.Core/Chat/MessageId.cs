using System.Text.Json.Serialization;
using BracketBot.Core.Json;

namespace BracketBot.Core.Chat;

/// <summary>Telegram's id of a message within its chat.</summary>
[JsonConverter(typeof(NumberIdConverter<MessageId>))]
public readonly record struct MessageId(long Value) : INumberId<MessageId>
{
    public static MessageId From(long value) => new(value);
}
