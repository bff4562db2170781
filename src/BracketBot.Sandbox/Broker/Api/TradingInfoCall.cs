namespace BracketBot.Sandbox.Broker;

/// <summary>GET /api/v1/user/trading_info: whose token this is.</summary>
internal static class TradingInfoCall
{
    public static Answer Answer(BrokerState state, string clientId)
    {
        var account = state.Account(clientId)!;
        return state.Envelopes.Success(json =>
        {
            json.WriteString("client_id", account.ClientId);
            json.WriteString("name", account.Name);
            json.WriteString("email_id", account.ClientId.ToLowerInvariant() + "@example.com");
            json.WriteStartArray("exchanges_subscribed");
            foreach (var exchange in account.Exchanges)
            {
                json.WriteStringValue(exchange);
            }

            json.WriteEndArray();
            json.WriteStartArray("products_enabled");
            foreach (var product in account.Products)
            {
                json.WriteStringValue(product);
            }

            json.WriteEndArray();
            json.WriteString("status", account.Status);
        });
    }
}
