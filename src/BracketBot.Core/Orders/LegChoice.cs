namespace BracketBot.Core.Orders;

/// <summary>A leg to choose, with its bracket.</summary>
public sealed record LegChoice(BracketOrder Bracket, OrderLeg Leg);
