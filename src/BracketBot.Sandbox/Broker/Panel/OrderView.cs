namespace BracketBot.Sandbox.Broker;

/// <summary>An order, a bracket if <paramref name="ExecutionType"/> is BO. Closed orders stay in the view.</summary>
public sealed record OrderView(
    string OmsOrderId,
    string ClientId,
    string ExecutionType,
    string Symbol,
    string Exchange,
    string Product,
    decimal LastPrice,
    decimal Target,
    decimal Stop,
    decimal Trail,
    bool IsOpen,
    IReadOnlyList<LegView> Legs);

/// <summary>A row of the order book as the broker knows it.</summary>
/// <param name="Leg">ENTRY, SECOND, THIRD; empty for a plain order.</param>
/// <param name="Role">entry, stop, target or plain.</param>
/// <param name="Pair">Which exit pair it belongs to, from 1; 0 for entries and plain orders.</param>
/// <param name="ExchangeOrderId">Empty if not at the exchange.</param>
public sealed record LegView(
    string Leg,
    string Role,
    int Pair,
    string ExchangeOrderId,
    TradeSide Side,
    string OrderType,
    decimal Price,
    decimal TriggerPrice,
    int Quantity,
    int Filled,
    decimal AveragePrice,
    string Status,
    bool IsOpen,
    string RejectionReason,
    DateTimeOffset ChangedAt);
