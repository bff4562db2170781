namespace BracketBot.Sandbox.Broker;

// The bodies that the control surface accepts; BrokerControls says what each field does.

internal sealed record FaultOrder(
    string? Fault, string? Call, int? Times, string? When, double? Seconds, int? Status, int? Code, string? Message, string? ClientId, int? Id);

internal sealed record LegOrder(string? OmsOrderId, string? Leg, string? ExchangeOrderId, int? Quantity, decimal? Price, decimal? Trigger);

internal sealed record PriceOrder(string? Symbol, decimal? Price);

internal sealed record ClientOrder(string? ClientId);

internal sealed record ResetOrder(StartingBook? Book);

internal sealed record RuleOrder(ExitLegRule? Rule);

internal sealed record ProfileOrder(BrokerProfile? Profile);

internal sealed record IssuedToken(string Token);

internal sealed record ControlError(string Error);
