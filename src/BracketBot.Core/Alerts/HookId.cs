using System.Text.Json.Serialization;
using BracketBot.Core.Json;

namespace BracketBot.Core.Alerts;

/// <summary>Names an alert hook in callback data. Unguessable, and not the hook's key.</summary>
[JsonConverter(typeof(TextIdConverter<HookId>))]
public readonly record struct HookId(string Value) : ITextId<HookId>
{
    public static HookId From(string value) => new(value);

    public override string ToString() => Value;
}
