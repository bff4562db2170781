namespace BracketBot.Sandbox.Broker;

/// <summary>The broker's own view of everything at one moment, for a live panel. Prices in rupees; JSON in camel case.</summary>
/// <param name="Version">Grows with every change; ask for the next version with it.</param>
/// <param name="Now">The broker's clock.</param>
/// <param name="MarketMoves">Whether the background loop is ticking.</param>
/// <param name="Cancels">Cancels requested since the start or since the record was last cleared.</param>
/// <param name="LimitsBroken">Calls that went past the documented rate limits.</param>
public sealed record BrokerView(
    long Version,
    DateTimeOffset Now,
    bool MarketMoves,
    ExitLegRule ExitLegRule,
    BrokerProfile Profile,
    int Cancels,
    int LimitsBroken,
    IReadOnlyList<OrderView> Orders,
    IReadOnlyList<PositionView> Positions,
    IReadOnlyList<PriceView> Prices,
    IReadOnlyList<FaultView> Faults,
    IReadOnlyList<SessionView> Sessions,
    IReadOnlyList<RecordedRequest> LastRequests);
