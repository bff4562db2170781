using System.Text.Json.Serialization;
using BracketBot.Core.Json;

namespace BracketBot.Core.Orders;

/// <summary>The exchange's id of one row of a leg: <c>exchange_order_id</c>; blank until the exchange confirms the order.</summary>
[JsonConverter(typeof(TextIdConverter<ExchangeOrderId>))]
public readonly record struct ExchangeOrderId(string Value) : ITextId<ExchangeOrderId>
{
    public bool IsBlank => string.IsNullOrWhiteSpace(Value);

    public static ExchangeOrderId From(string value) => new(value);

    public override string ToString() => Value;
}
