using System.Text.Json.Serialization;
using BracketBot.Core.Json;

namespace BracketBot.Core.Orders;

/// <summary>The broker's id of a bracket: <c>oms_order_id</c>; digits, on some hosts with a hyphen. Shared by all its legs.</summary>
[JsonConverter(typeof(TextIdConverter<OmsOrderId>))]
public readonly record struct OmsOrderId(string Value) : ITextId<OmsOrderId>
{
    public static OmsOrderId From(string value) => new(value);

    public override string ToString() => Value;
}
