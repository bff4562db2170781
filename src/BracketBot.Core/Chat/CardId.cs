using System.Text.Json.Serialization;
using BracketBot.Core.Json;

namespace BracketBot.Core.Chat;

/// <summary>Our id of one message that is edited in place through its life.</summary>
[JsonConverter(typeof(TextIdConverter<CardId>))]
public readonly record struct CardId(string Value) : ITextId<CardId>
{
    public static CardId From(string value) => new(value);

    public override string ToString() => Value;
}
