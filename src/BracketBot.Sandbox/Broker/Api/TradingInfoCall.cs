namespace BracketBot.Sandbox.Broker;

/// <summary>GET /api/v1/user/trading_info: whose token this is.</summary>
internal static class TradingInfoCall
{
    public static Answer Answer(BrokerState state, string clientId)
    {
        var account = state.Options.Accounts.Single(account => account.ClientId == clientId);
        return state.Envelopes.Success(json =>
        {
            json.WriteString("client_id", account.ClientId);
            json.WriteString("name", account.Name);
            json.WriteString("email_id", account.ClientId.ToLowerInvariant() + "@example.com");
            json.WriteStartArray("exchanges_subscribed");
            foreach (var exchange in (string[])["NSE", "BSE", "NFO"])
                json.WriteStringValue(exchange);
            json.WriteEndArray();
            json.WriteStartArray("products_enabled");
            foreach (var product in (string[])["MIS", "NRML", "CNC"])
                json.WriteStringValue(product);
            json.WriteEndArray();
            json.WriteString("status", "active");
        });
    }
}
