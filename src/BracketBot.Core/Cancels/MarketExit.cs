using BracketBot.Core.Orders;

namespace BracketBot.Core.Cancels;

/// <summary>A filled market order outside the bracket, in its symbol and on its exit side.</summary>
/// <param name="Filled">Units.</param>
/// <param name="Price">The price it filled at, in rupees; null if not given.</param>
/// <param name="IsSure">It came after the cancel was confirmed and is no larger than the position; otherwise it may be an unrelated order.</param>
public sealed record MarketExit(decimal Filled, decimal? Price, bool IsSure)
{
    /// <summary>About how far the broker's clock and ours may differ.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(2);

    public static bool IsMarket(string orderType) => orderType.Trim().ToUpperInvariant() is "MARKET" or "MKT" or "MARKET ORDER";

    /// <summary>True if an exit of another order type was filled as a market order.</summary>
    internal static bool IsTurned(OrderLeg shown, OrderLeg after) =>
        shown.Role != LegRole.Entry && IsMarket(after.OrderType) && !IsMarket(shown.OrderType);

    internal static MarketExit? Beside(CancelTicket ticket, OrderBook book)
    {
        var held = ticket.Bracket.HeldQuantity;
        if (held <= 0)
        {
            return null;
        }

        var orders = book.MarketOrders.Where(r => r.TradingSymbol == ticket.Bracket.Symbol && LegReader.SideOf(r.OrderSide) is var side
            && side != OrderSide.Unknown && side != ticket.Bracket.Side && TimeOf(r) is var at && (at is null || at >= ticket.ConfirmedAt - Slack)).ToList();
        if (orders.Count == 0)
        {
            return null;
        }

        var filled = orders.Sum(FilledOf);
        return filled <= 0 ? null : new MarketExit(
            filled, orders.Select(r => LegReader.Positive(r.AveragePrice)).FirstOrDefault(p => p is not null),
            orders.TrueForAll(r => TimeOf(r) is not null) && filled <= held);
    }

    private static DateTimeOffset? TimeOf(OrderRow row) => row.OrderEntryTime ?? row.ExchangeTime;

    private static decimal FilledOf(OrderRow row) => LegReader.Positive(row.FilledQuantity)
        ?? (new OrderStatus(row.OrderStatus).Kind == OrderStatusKind.Complete ? LegReader.Positive(row.Quantity) ?? 0 : 0);
}
