using System.Text.Json.Serialization;

namespace BracketBot.Core.Orders;

/// <summary>What an order book holds beyond the brackets that can be read for certain. None of it gets a button, and all of it is reported.</summary>
/// <param name="Rows">Rows that can be shown.</param>
/// <param name="Unread">How many rows can't be shown at all.</param>
public sealed record Doubts(IReadOnlyList<UnclearRow> Rows, int Unread)
{
    public static readonly Doubts None = new([], 0);

    /// <summary>Rows that may still be open, and the count of unreadable ones; null if there are none.</summary>
    public Doubts? Open => Some(new Doubts([.. Rows.Where(r => r.IsPending)], Unread));

    /// <summary>Rows of one order, in either list, and the count of unreadable ones; null if there are none.</summary>
    public Doubts? Of(OmsOrderId order) => Some(new Doubts([.. Rows.Where(r => r.Order == order)], Unread));

    private static Doubts? Some(Doubts doubts) => doubts.Rows.Count + doubts.Unread > 0 ? doubts : null;
}

/// <summary>A row that may be a bracket's leg but lacks what a cancel needs.</summary>
/// <param name="Status">The broker's status word.</param>
/// <param name="IsPending">It came from <c>type=pending</c>.</param>
public sealed record UnclearRow(
    OmsOrderId Order, string Symbol, OrderSide Side, decimal? Quantity, decimal? Price, string Status, UnclearRow.Lack Why, bool IsPending)
{
    /// <summary>What the row lacks.</summary>
    [JsonConverter(typeof(JsonStringEnumConverter<Lack>))]
    public enum Lack
    {
        /// <summary>No <c>leg_order_indicator</c>.</summary>
        Leg,

        /// <summary>No <c>execution_type</c>, or an unknown one.</summary>
        Kind,

        /// <summary>No possible quantity.</summary>
        Quantity,
    }

    internal static UnclearRow Of(OrderRow row, Lack why, bool isPending) => new(
        new OmsOrderId(row.OmsOrderId), row.TradingSymbol.Length > 0 ? row.TradingSymbol : "(no symbol)", LegReader.SideOf(row.OrderSide),
        LegReader.Positive(row.Quantity), LegReader.Positive(row.TriggerPrice) ?? LegReader.Positive(row.Price), row.OrderStatus, why, isPending);
}
