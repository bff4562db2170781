namespace BracketBot.Core.Orders;

/// <summary>An entry with its exits: all rows of the order book that share an <c>oms_order_id</c>.</summary>
public sealed record BracketOrder
{
    public required OmsOrderId Id { get; init; }
    public required string Symbol { get; init; }
    public required string Exchange { get; init; }
    public required string Product { get; init; }

    /// <summary>The entry's side; taken from an exit leg if the entry's row is not in the book.</summary>
    public required OrderSide Side { get; init; }

    /// <summary>Entry first, then stops, targets and other exits, each in the book's order.</summary>
    public required IReadOnlyList<OrderLeg> Legs { get; init; }

    /// <summary>Target price in rupees, from the entry's row (<c>square_off_value</c>); null if absent.</summary>
    public decimal? TargetPrice { get; init; }

    /// <summary>Stop price in rupees, from the entry's row (<c>stop_loss_value</c>); null if absent.</summary>
    public decimal? StopPrice { get; init; }

    /// <summary>Distance in rupees by which the stop trails; null if it does not trail.</summary>
    public decimal? TrailBy { get; init; }

    public OrderLeg? Entry => Legs.FirstOrDefault(l => l.Role == LegRole.Entry);

    /// <summary>True if a leg still stands at the broker.</summary>
    public bool IsOpen => Legs.Any(l => l.IsOpen);

    public OrderLeg? Find(LegRef leg) => Legs.FirstOrDefault(l => l.Ref == leg);

    /// <summary>
    /// Units held through this bracket: what its entry rows filled, less what its exits filled. If the book has no entry row, this is what the open exits
    /// protect: the largest open quantity of any one role, because a stop and a target cover the same units.
    /// </summary>
    public decimal HeldQuantity
    {
        get
        {
            var exits = Legs.Where(l => l.Role != LegRole.Entry).ToList();
            return Entry is not null
                ? Math.Max(0, Legs.Where(l => l.Role == LegRole.Entry).Sum(l => l.FilledQuantity) - exits.Sum(l => l.FilledQuantity))
                : exits.Where(l => l.IsPending).GroupBy(l => l.Role).Select(g => g.Sum(l => l.OpenQuantity)).DefaultIfEmpty(0).Max();
        }
    }

    /// <summary>True where a row does not say how much of it was filled: <see cref="HeldQuantity"/> is then a guess, and 0 proves nothing.</summary>
    public bool HeldIsUntold => Legs.Any(l => l is { FillIsUntold: true, IsFilled: false });
}
