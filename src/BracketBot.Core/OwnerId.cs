using System.Text.Json.Serialization;
using BracketBot.Core.Json;

namespace BracketBot.Core;

/// <summary>One run of one process. After a restart the same program is another owner.</summary>
[JsonConverter(typeof(TextIdConverter<OwnerId>))]
public readonly record struct OwnerId(string Value) : ITextId<OwnerId>
{
    public static OwnerId From(string value) => new(value);

    public override string ToString() => Value;
}
