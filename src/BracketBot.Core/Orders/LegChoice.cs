namespace BracketBot.Core.Orders;

/// <summary>A leg that can be chosen, with the bracket that it belongs to.</summary>
public sealed record LegChoice(BracketOrder Bracket, OrderLeg Leg);
