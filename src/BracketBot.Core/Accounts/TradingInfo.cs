namespace BracketBot.Core.Accounts;

/// <summary>Who a token belongs to. Source: <c>GET /api/v1/user/trading_info</c>.</summary>
/// <param name="Status"><c>active</c> where the client may trade.</param>
public sealed record TradingInfo(ClientId ClientId, string Name, string Status);
