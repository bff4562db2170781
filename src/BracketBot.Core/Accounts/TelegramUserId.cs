using System.Globalization;
using System.Text.Json.Serialization;
using BracketBot.Core.Json;

namespace BracketBot.Core.Accounts;

/// <summary>A Telegram user's id: <c>from.id</c> of a message or a tap. Only this gives authority.</summary>
[JsonConverter(typeof(NumberIdConverter<TelegramUserId>))]
public readonly record struct TelegramUserId(long Value) : INumberId<TelegramUserId>
{
    public static TelegramUserId From(long value) => new(value);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
