namespace BracketBot.Sandbox.Broker;

/// <summary>What a client holds of a symbol through the orders in the book.</summary>
/// <param name="Quantity">Positive: long. Negative: short.</param>
/// <param name="Stops">Quantity covered by open stops.</param>
/// <param name="Cash">Rupees received less rupees paid.</param>
public sealed record PositionView(string ClientId, string Symbol, string Exchange, string Product, int Quantity, int Stops, decimal Cash, decimal LastPrice);

public sealed record PriceView(string Symbol, string Exchange, decimal LastPrice, decimal Reference);

/// <param name="Call">Null for every kind of call.</param>
/// <param name="TimesLeft">Null until switched off.</param>
public sealed record FaultView(int Id, string Fault, string Detail, BrokerCall? Call, int? TimesLeft);

/// <param name="Tokens">How many of the client's tokens are valid.</param>
public sealed record SessionView(string ClientId, string Name, bool IsAlive, int Tokens);
