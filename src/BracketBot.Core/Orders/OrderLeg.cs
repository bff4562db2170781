namespace BracketBot.Core.Orders;

/// <summary>One leg of a bracket, from the order book. Prices in rupees, quantities in units.</summary>
public sealed record OrderLeg
{
    public required LegRef Ref { get; init; }
    public required LegRole Role { get; init; }
    public required OrderStatus Status { get; init; }

    /// <summary>True if the row came from <c>type=pending</c>; only such a leg can be cancelled.</summary>
    public required bool IsPending { get; init; }

    /// <summary>True if neither list has it and it is known from the order's history alone.</summary>
    public bool IsHistory { get; init; }

    public required OrderSide Side { get; init; }
    public string OrderType { get; init; } = "";

    /// <summary>Limit price; null for a market order.</summary>
    public decimal? Price { get; init; }

    public decimal? TriggerPrice { get; init; }
    public decimal? AveragePrice { get; init; }
    public required decimal Quantity { get; init; }
    public required decimal FilledQuantity { get; init; }

    /// <summary>
    /// True if no row said how much was filled. <see cref="FilledQuantity"/> then follows from the status (all of a complete leg) or is the least it can be.
    /// </summary>
    public bool FillIsUntold { get; init; }

    /// <summary>When the exchange last touched it, if the row says.</summary>
    public DateTimeOffset? ExchangeTime { get; init; }

    public string RejectionReason { get; init; } = "";

    public decimal OpenQuantity => Math.Max(0, Quantity - FilledQuantity);

    /// <summary>True if cancelling this leg may leave a position without its stop: a stop, or an exit whose row does not say which kind it is.</summary>
    public bool MayBeStop => Role is LegRole.StopLoss or LegRole.Exit;

    /// <summary>True if it stands at the broker, whether or not it can be cancelled yet.</summary>
    public bool IsOpen => Block is null or CancelBlock.NotYetAtExchange or CancelBlock.LegUnclear or CancelBlock.IdUnclear or CancelBlock.StatusUnclear || (IsPending && Block is CancelBlock.BeingCancelled);

    /// <summary>True if all of it was filled, whatever the broker calls that.</summary>
    public bool IsFilled => Status.Kind == OrderStatusKind.Complete || (!FillIsUntold && FilledQuantity >= Quantity);

    /// <summary>Why the leg can't be cancelled; null if it can.</summary>
    public CancelBlock? Block => this switch
    {
        { IsFilled: true } => CancelBlock.Filled,
        { Status.Kind: OrderStatusKind.Cancelled } => CancelBlock.Cancelled,
        { Status.Kind: OrderStatusKind.Rejected } => CancelBlock.Rejected,
        { Status.Kind: OrderStatusKind.BeingCancelled } => CancelBlock.BeingCancelled,
        { IsPending: false } => CancelBlock.NotPending,
        { Ref.Indicator.IsSure: false } => CancelBlock.LegUnclear,
        { Ref.ExchangeOrderId.Value: var exchange } when Absent.Is(exchange) => CancelBlock.NotYetAtExchange,
        { Ref: { OmsOrderId.Value: var order, ExchangeOrderId.Value: var exchange } } when !IsWholeId(order) || !IsWholeId(exchange) => CancelBlock.IdUnclear,
        { Status.Value: var status } when Absent.Is(status) => CancelBlock.StatusUnclear,
        _ => null,
    };

    /// <summary>False for a number with a point or an exponent, which has lost digits on the way.</summary>
    private static bool IsWholeId(string id) => !Absent.Is(id) && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '/');
}
