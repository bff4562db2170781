using System.Text.Json.Serialization;

namespace BracketBot.Core.Orders;

/// <summary>What an order book holds beside the brackets that can be read for sure: nothing of it has a button, and none of it is left unsaid.</summary>
/// <param name="Rows">Orders that can be shown.</param>
/// <param name="Unread">Rows that nothing can be told of.</param>
public sealed record Doubts(IReadOnlyList<UnclearRow> Rows, int Unread)
{
    public static readonly Doubts None = new([], 0);

    /// <summary>Those that may still be open, with what can't be read; null where there is none.</summary>
    public Doubts? Open => Some(new Doubts([.. Rows.Where(r => r.IsPending)], Unread));

    /// <summary>Those of one order, whichever list they stand in; null where there is none.</summary>
    public Doubts? Of(OmsOrderId order) => Some(new Doubts([.. Rows.Where(r => r.Order == order)], Unread));

    private static Doubts? Some(Doubts doubts) => doubts.Rows.Count + doubts.Unread > 0 ? doubts : null;
}

/// <summary>A row that may be a leg of a bracket, and that no cancel can be made from.</summary>
/// <param name="Status">The broker's word.</param>
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

        /// <summary>No <c>execution_type</c>, or one that is not known.</summary>
        Kind,

        /// <summary>No quantity that can be.</summary>
        Quantity,
    }

    internal static UnclearRow Of(OrderRow row, Lack why, bool isPending) => new(
        new OmsOrderId(row.OmsOrderId), row.TradingSymbol.Length > 0 ? row.TradingSymbol : "(no symbol)", LegReader.SideOf(row.OrderSide),
        LegReader.Positive(row.Quantity), LegReader.Positive(row.TriggerPrice) ?? LegReader.Positive(row.Price), row.OrderStatus, why, isPending);
}
