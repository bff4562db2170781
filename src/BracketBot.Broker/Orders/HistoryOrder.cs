using BracketBot.Core.Orders;

namespace BracketBot.Broker.Orders;

/// <summary>Puts an order's history oldest first; the documents don't say which way it comes.</summary>
internal static class HistoryOrder
{
    /// <summary>By time where every row has one, rows of one time as they came; else all as they came.</summary>
    public static OrderRows OldestFirst(OrderRows history) => history.Rows.All(r => TimeOf(r) is not null)
        ? history with { Rows = [.. history.Rows.OrderBy(TimeOf)] }
        : history;

    private static DateTimeOffset? TimeOf(OrderRow row) => row.ExchangeTime ?? row.OrderEntryTime;
}
