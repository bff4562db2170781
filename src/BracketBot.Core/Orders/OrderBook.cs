namespace BracketBot.Core.Orders;

/// <summary>A client's brackets at one time, from the order book. Immutable.</summary>
public sealed record OrderBook
{
    private readonly Dictionary<OmsOrderId, BracketOrder> _byId;

    private OrderBook(
        Dictionary<OmsOrderId, BracketOrder> byId, IReadOnlyList<RowWarning> warnings, Doubts doubts, IReadOnlyList<OrderRow> marketOrders, DateTimeOffset readAt,
        bool hasPending, bool hasCompleted)
    {
        Doubts = doubts;
        _byId = byId;
        Brackets = [.. byId.Values];
        Warnings = warnings;
        ReadAt = readAt;
        HasPending = hasPending;
        HasCompleted = hasCompleted;
        MarketOrders = marketOrders;
    }

    /// <summary>All brackets, in the book's order.</summary>
    public IReadOnlyList<BracketOrder> Brackets { get; }

    /// <summary>Rows that were skipped.</summary>
    public IReadOnlyList<RowWarning> Warnings { get; }

    /// <summary>Rows that may be legs but are in no bracket.</summary>
    public Doubts Doubts { get; }

    /// <summary>When the reading was asked for: it includes everything that happened before then.</summary>
    public DateTimeOffset ReadAt { get; }

    /// <summary>True if <c>type=pending</c> was read.</summary>
    public bool HasPending { get; }

    /// <summary>Completed market orders that belong to no bracket: a broker may close a position with one.</summary>
    public IReadOnlyList<OrderRow> MarketOrders { get; }

    /// <summary>True if <c>type=completed</c> was read.</summary>
    public bool HasCompleted { get; }

    public IEnumerable<BracketOrder> Open => Brackets.Where(b => b.IsOpen);

    public BracketOrder? Find(OmsOrderId id) => _byId.GetValueOrDefault(id);

    public OrderLeg? Find(LegRef leg) => Find(leg.OmsOrderId)?.Find(leg);

    /// <summary>
    /// Groups rows into brackets by <c>oms_order_id</c>. Skips orders that are not brackets (<c>execution_type</c> other than BO); unreadable rows become
    /// warnings. A row in both lists moved between the two readings, so the furthest stage counts (<see cref="LegStage"/>).
    /// </summary>
    /// <param name="pending">Null if it was not read.</param>
    /// <param name="completed">Null if it was not read.</param>
    public static OrderBook From(OrderRows? pending, OrderRows? completed, DateTimeOffset readAt)
    {
        var warnings = new List<RowWarning>(pending?.Warnings ?? []);
        var builders = new Dictionary<OmsOrderId, BracketBuilder>(pending?.Rows.Count ?? 0);
        var unclear = new List<UnclearRow>();
        var unread = 0;
        if (pending is not null)
        {
            // Only pending orders can be cancelled, so only their unreadable rows are counted; those of completed orders stay warnings.
            unread = pending.Warnings.Count + Add(pending.Rows, isPending: true, builders, warnings, unclear);
        }

        if (completed is not null)
        {
            warnings.AddRange(completed.Warnings);
            Add(completed.Rows, isPending: false, builders, warnings, unclear);
        }

        var byId = new Dictionary<OmsOrderId, BracketOrder>(builders.Count);
        foreach (var (id, builder) in builders)
        {
            byId[id] = builder.Build(id);
        }

        List<OrderRow> atMarket = [.. completed?.Rows.Where(r => !IsBracket(r) && r.OrderType.Trim().StartsWith('M')) ?? []];
        return new OrderBook(byId, warnings, new Doubts(unclear, unread), atMarket, readAt, pending is not null, completed is not null);
    }

    private static bool IsBracket(OrderRow row) => row.ExecutionType.Trim().Equals("BO", StringComparison.OrdinalIgnoreCase);

    /// <returns>How many rows may belong to a bracket but can't be shown.</returns>
    private static int Add(
        IReadOnlyList<OrderRow> rows, bool isPending, Dictionary<OmsOrderId, BracketBuilder> builders, List<RowWarning> warnings, List<UnclearRow> unclear)
    {
        var unread = 0;
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            if (!IsBracket(row))
            {
                unread += isPending && !RowKind.IsAnother(row.ExecutionType) ? Doubt(row, UnclearRow.Lack.Kind, isPending, unclear) : 0;
                continue;
            }

            var (leg, problem) = LegReader.Read(row, isPending);
            if (leg is null)
            {
                var list = isPending ? "pending" : "completed";
                warnings.Add(new RowWarning($"row {i + 1} of {list}, order '{row.OmsOrderId}'", problem ?? ""));
                unread += Doubt(row, Absent.Is(row.LegOrderIndicator) ? UnclearRow.Lack.Leg : UnclearRow.Lack.Quantity, isPending, unclear);
                continue;
            }

            if (!builders.TryGetValue(leg.Ref.OmsOrderId, out var builder))
            {
                builders[leg.Ref.OmsOrderId] = builder = new BracketBuilder();
            }

            builder.Add(row, leg);
        }

        return unread;
    }

    /// <summary>Keeps the row as unclear. One without an id could not be found at the broker, so it is only counted.</summary>
    private static int Doubt(OrderRow row, UnclearRow.Lack why, bool isPending, List<UnclearRow> unclear)
    {
        if (Absent.Is(row.OmsOrderId))
        {
            return 1;
        }

        unclear.Add(UnclearRow.Of(row, why, isPending));
        return 0;
    }
}
