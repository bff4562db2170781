using System.Text.Json.Serialization;
using BracketBot.Core.Json;

namespace BracketBot.Core.Orders;

/// <summary>An order's status: the broker's own word, shown and sent back unchanged, and its meaning.</summary>
[JsonConverter(typeof(TextIdConverter<OrderStatus>))]
public readonly record struct OrderStatus(string Value) : ITextId<OrderStatus>
{
    private const int LongestKnown = 32;

    /// <summary>Spellings vary by host and feed, so spaces, underscores, hyphens and case don't count.</summary>
    public OrderStatusKind Kind
    {
        get
        {
            Span<char> normal = stackalloc char[LongestKnown];
            var length = 0;
            foreach (var c in Value)
            {
                if (c is '_' or '-' or ' ' or '.' or '/')
                {
                    continue;
                }

                if (length == LongestKnown)
                {
                    return OrderStatusKind.Unknown;
                }

                normal[length++] = char.ToUpperInvariant(c);
            }

            return KindOf(normal[..length]);
        }
    }

    public static OrderStatus From(string value) => new(value);

    public override string ToString() => Value;

    private static OrderStatusKind KindOf(ReadOnlySpan<char> normal) => normal switch
    {
        "NEW" or "OPEN" or "PENDING" or "CONFIRMED" or "MODIFYCONFIRMED" or "MODCONFIRMED" or "MODIFIED" or "TRIGGERPENDING"
            or "PARTIALLYFILLED" or "PARTIALLYEXECUTED" or "AMOREQRECEIVED" or "AMOMODIFYCONFIRMED" or "AMOCONFIRMED"
            => OrderStatusKind.Open,
        "COMPLETE" or "COMPLETED" or "EXECUTED" or "FILLED" or "TRADED" => OrderStatusKind.Complete,
        "CANCELLED" or "CANCELED" or "CANCELCONFIRMED" or "AMOCANCELCONFIRMED" => OrderStatusKind.Cancelled,
        "REJECTED" => OrderStatusKind.Rejected,
        _ => IsBeingCancelled(normal) ? OrderStatusKind.BeingCancelled : OrderStatusKind.Unknown,
    };

    /// <summary>A cancel that has not ended: <c>CANCEL_PENDING</c>, <c>PENDING CANCEL</c>, <c>CANCELLATION REQ RECEIVED</c>, <c>Cancelling</c>.</summary>
    private static bool IsBeingCancelled(ReadOnlySpan<char> normal)
    {
        if (normal.IndexOf("CANCEL") < 0)
        {
            return false;
        }

        foreach (var over in (ReadOnlySpan<string>)["REJECT", "FAIL", "REFUSE", "DENIED", "NOT"])
        {
            if (normal.IndexOf(over) >= 0)
            {
                return false;
            }
        }

        foreach (var word in (ReadOnlySpan<string>)["PEND", "REQ", "PROGRESS", "PROCESS", "SENT", "RECEIVED", "INITIATED", "SUBMITTED", "QUEUED", "WAIT", "TRANSIT", "CANCELLING", "CANCELING"])
        {
            if (normal.IndexOf(word) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
