namespace BracketBot.Sandbox.Broker;

/// <summary>An order that is not a bracket; the bot must leave it alone.</summary>
public sealed record PlainOrderSpec
{
    /// <summary>Null: the next free id of the clock's day.</summary>
    public string? OmsOrderId { get; init; }

    public string ClientId { get; init; } = SimulatedAccount.Trader.ClientId;

    public string Symbol { get; init; } = "HDFCBANK-EQ";

    public string Exchange { get; init; } = "NSE";

    public string Product { get; init; } = "CNC";

    public TradeSide Side { get; init; } = TradeSide.Buy;

    public int Quantity { get; init; } = 5;

    /// <summary>Limit price in rupees.</summary>
    public decimal Price { get; init; } = 1430.00m;

    /// <summary>REGULAR or AMO.</summary>
    public string ExecutionType { get; init; } = "REGULAR";

    public string Status { get; init; } = OrderStatus.Confirmed;

    /// <summary>If not blank, the order was rejected for this reason and is closed.</summary>
    public string RejectionReason { get; init; } = "";
}
