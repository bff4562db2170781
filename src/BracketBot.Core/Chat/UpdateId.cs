using System.Text.Json.Serialization;
using BracketBot.Core.Json;

namespace BracketBot.Core.Chat;

/// <summary>Telegram's number of an update. It grows, but can restart at a random number after a week without updates.</summary>
[JsonConverter(typeof(NumberIdConverter<UpdateId>))]
public readonly record struct UpdateId(long Value) : INumberId<UpdateId>
{
    public static UpdateId From(long value) => new(value);
}
