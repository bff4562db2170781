using System.Text.Json.Serialization;
using BracketBot.Core.Json;

namespace BracketBot.Core.Chat;

/// <summary><c>callback_query.id</c>: answers a tap, within about 15 s.</summary>
[JsonConverter(typeof(TextIdConverter<TapId>))]
public readonly record struct TapId(string Value) : ITextId<TapId>
{
    public static TapId From(string value) => new(value);
}
