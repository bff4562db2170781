namespace BracketBot.Sandbox.Broker;

/// <summary>A fault that is switched on.</summary>
/// <param name="Id">For switching it off.</param>
/// <param name="Fault">What happens.</param>
/// <param name="Only">The kind of call that it strikes; null for every kind.</param>
/// <param name="TimesLeft">How many more requests it strikes; null until switched off.</param>
public sealed record ActiveFault(int Id, BrokerFault Fault, BrokerCall? Only, int? TimesLeft);
