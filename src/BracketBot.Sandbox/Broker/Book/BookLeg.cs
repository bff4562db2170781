namespace BracketBot.Sandbox.Broker;

/// <summary>What a row is for. Only the broker knows; its rows just hint at it.</summary>
internal enum LegPurpose
{
    Plain,
    Entry,
    Stop,
    Target,
}

internal enum LegState
{
    Open,
    Filled,
    Cancelled,
    Rejected,
}

/// <summary>A row's values at one moment of its life.</summary>
internal sealed record LegMoment(string Status, decimal Price, decimal Trigger, int Quantity, int Filled, decimal AveragePrice, DateTimeOffset At);

/// <summary>One row of the order book. Changed only inside the broker's lock.</summary>
internal sealed class BookLeg
{
    private readonly List<LegMoment> _life = [];

    /// <summary>ENTRY, SECOND, THIRD, or empty for a plain order.</summary>
    public required string Indicator { get; init; }

    public required LegPurpose Purpose { get; init; }

    /// <summary>Which exit pair an exit leg belongs to, from 1; 0 for entries and plain orders.</summary>
    public int Pair { get; init; }

    /// <summary>Empty until the exchange has confirmed the order.</summary>
    public required string ExchangeOrderId { get; set; }

    public required TradeSide Side { get; init; }

    /// <summary>LIMIT, MARKET, SL or SLM.</summary>
    public required string OrderType { get; init; }

    public required DateTimeOffset EntryTime { get; init; }

    public decimal Price { get; set; }

    public decimal Trigger { get; set; }

    public int Quantity { get; set; }

    public int Filled { get; private set; }

    public decimal AveragePrice { get; private set; }

    /// <summary>The price from which a trailing stop measures its next step.</summary>
    public decimal TrailAnchor { get; set; }

    /// <summary>True for a stop whose trigger was reached, and which now works in the market.</summary>
    public bool Triggered { get; set; }

    /// <summary>When the cancel under way completes; null for none.</summary>
    public DateTimeOffset? CancelDue { get; set; }

    public string RejectionReason { get; init; } = "";

    public string Status { get; private set; } = OrderStatus.New;

    public LegState State { get; private set; } = LegState.Open;

    public DateTimeOffset ChangedAt { get; private set; }

    public int Remaining => Quantity - Filled;

    public bool IsOpen => State == LegState.Open;

    /// <summary>True if the exchange has it, so that it can fill.</summary>
    public bool IsWorking => IsOpen && ExchangeOrderId.Length > 0;

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<LegMoment> Life => _life;

    public void Became(string status, DateTimeOffset now, LegState state = LegState.Open)
    {
        Status = status;
        State = state;
        ChangedAt = now;
        _life.Add(new(status, Price, Trigger, Quantity, Filled, AveragePrice, now));
    }

    public void TookFill(int quantity, decimal price, DateTimeOffset now)
    {
        AveragePrice = decimal.Round(((AveragePrice * Filled) + (price * quantity)) / (Filled + quantity), 4);
        Filled += quantity;
        if (Remaining == 0)
        {
            Became(OrderStatus.Complete, now, LegState.Filled);
        }
        else
        {
            Became(Status, now);
        }
    }
}
