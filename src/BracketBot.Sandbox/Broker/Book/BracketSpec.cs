namespace BracketBot.Sandbox.Broker;

/// <summary>A bracket order to put into the simulated book. The defaults are the order from the broker's own example: BUY 10 IDEA-EQ at 11.90.</summary>
public sealed record BracketSpec
{
    /// <summary>Null: the next free id of the clock's day.</summary>
    public string? OmsOrderId { get; init; }

    public string ClientId { get; init; } = SimulatedAccount.Trader.ClientId;

    /// <summary>Trading symbol; an unknown one is listed on <see cref="Exchange"/> at the entry price.</summary>
    public string Symbol { get; init; } = "IDEA-EQ";

    public string Exchange { get; init; } = "NSE";

    public string Product { get; init; } = "MIS";

    public TradeSide Side { get; init; } = TradeSide.Buy;

    public int Quantity { get; init; } = 10;

    /// <summary>Limit price of the entry, in rupees.</summary>
    public decimal EntryPrice { get; init; } = 11.90m;

    /// <summary>Price of the target, in rupees (not an offset).</summary>
    public decimal Target { get; init; } = 12.90m;

    /// <summary>Trigger of the stop, in rupees (not an offset).</summary>
    public decimal Stop { get; init; } = 10.90m;

    /// <summary>Trailing step in rupees; 0: the stop does not trail.</summary>
    public decimal Trail { get; init; }

    public StopKind StopKind { get; init; } = StopKind.SL;

    /// <summary>The entry's status while open. Any text: the bot must cope with unknown ones.</summary>
    public string EntryStatus { get; init; } = OrderStatus.Confirmed;

    /// <summary>Null: the next free id. Empty: the exchange has not confirmed the order, so it cannot be cancelled or filled.</summary>
    public string? EntryExchangeOrderId { get; init; }

    /// <summary>Parts of the entry that are filled from the start, at the entry price; each places its own exit pair.</summary>
    public IReadOnlyList<int> FilledParts { get; init; } = [];
}
