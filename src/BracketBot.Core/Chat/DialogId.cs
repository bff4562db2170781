using System.Text.Json.Serialization;
using BracketBot.Core.Json;

namespace BracketBot.Core.Chat;

/// <summary>Names a dialog in callback data. Unguessable: 32 hexadecimal digits, or 16 of A-Z a-z 0-9 _ - from an earlier version.</summary>
[JsonConverter(typeof(TextIdConverter<DialogId>))]
public readonly record struct DialogId(string Value) : ITextId<DialogId>
{
    public static DialogId From(string value) => new(value);

    public override string ToString() => Value;
}
