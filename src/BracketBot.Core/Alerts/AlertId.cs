using System.Text.Json.Serialization;
using BracketBot.Core.Json;

namespace BracketBot.Core.Alerts;

/// <summary>One accepted alert. Ordered by time (UUID version 7, as text).</summary>
[JsonConverter(typeof(TextIdConverter<AlertId>))]
public readonly record struct AlertId(string Value) : ITextId<AlertId>
{
    public static AlertId From(string value) => new(value);

    public override string ToString() => Value;
}
