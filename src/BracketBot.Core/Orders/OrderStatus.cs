using System.Text.Json.Serialization;
using BracketBot.Core.Json;

namespace BracketBot.Core.Orders;

/// <summary>An order's status: the broker's own word, which is shown and sent back unchanged, and what it means.</summary>
[JsonConverter(typeof(TextIdConverter<OrderStatus>))]
public readonly record struct OrderStatus(string Value) : ITextId<OrderStatus>
{
    /// <summary>Spellings vary by host and feed, so spaces, underscores, hyphens and case don't count.</summary>
    public OrderStatusKind Kind => Normal(Value) switch
    {
        "NEW" or "OPEN" or "PENDING" or "CONFIRMED" or "MODIFYCONFIRMED" or "MODCONFIRMED" or "MODIFIED" or "TRIGGERPENDING"
            or "PARTIALLYFILLED" or "PARTIALLYEXECUTED" or "AMOREQRECEIVED" or "AMOMODIFYCONFIRMED" or "AMOCONFIRMED"
            => OrderStatusKind.Open,
        "COMPLETE" or "COMPLETED" or "EXECUTED" or "FILLED" or "TRADED" => OrderStatusKind.Complete,
        "CANCELLED" or "CANCELED" or "CANCELCONFIRMED" or "AMOCANCELCONFIRMED" => OrderStatusKind.Cancelled,
        "REJECTED" => OrderStatusKind.Rejected,
        _ => OrderStatusKind.Unknown,
    };

    public static OrderStatus From(string value) => new(value);

    public override string ToString() => Value;

    private static string Normal(string text) =>
        string.Concat(text.Where(c => c is not ('_' or '-' or ' '))).ToUpperInvariant();
}
