namespace BracketBot.Core.Accounts;

/// <summary>Who a token belongs to. Source: <c>GET /api/v1/user/trading_info</c>.</summary>
/// <param name="Status"><c>active</c> if the client may trade.</param>
/// <param name="Exchanges"><c>exchanges_subscribed</c>; empty where the broker does not say.</param>
/// <param name="Products"><c>products_enabled</c>; empty where the broker does not say.</param>
public sealed record TradingInfo(ClientId ClientId, string Name, string Status, IReadOnlyList<string>? Exchanges = null, IReadOnlyList<string>? Products = null);
