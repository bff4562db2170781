using BracketBot.Core.Orders;

namespace BracketBot.Broker.Orders;

/// <summary>Puts an order's history oldest first; the documentation does not say which way it comes.</summary>
internal static class HistoryOrder
{
    /// <summary>By time if every row has one, keeping the order of rows with equal times; else unchanged.</summary>
    public static OrderRows OldestFirst(OrderRows history) => history.Rows.All(r => TimeOf(r) is not null)
        ? history with { Rows = [.. history.Rows.OrderBy(TimeOf)] }
        : history;

    private static DateTimeOffset? TimeOf(OrderRow row) => row.ExchangeTime ?? row.OrderEntryTime;
}
