using System.Text.Json.Serialization;
using BracketBot.Core.Json;

namespace BracketBot.Core.Cancels;

/// <summary>One confirmed cancel. Ordered by time (UUID version 7, as text).</summary>
[JsonConverter(typeof(TextIdConverter<TicketId>))]
public readonly record struct TicketId(string Value) : ITextId<TicketId>
{
    public static TicketId From(string value) => new(value);

    public override string ToString() => Value;
}
