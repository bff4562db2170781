namespace BracketBot.Core.Orders;

/// <summary>Names exactly one leg of one bracket. A bracket may have several rows with the same indicator; the exchange order id tells them apart.</summary>
public sealed record LegRef(OmsOrderId OmsOrderId, LegIndicator Indicator, ExchangeOrderId ExchangeOrderId);
