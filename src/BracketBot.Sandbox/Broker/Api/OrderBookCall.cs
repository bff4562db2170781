namespace BracketBot.Sandbox.Broker;

/// <summary>GET /api/v1/orders?type=pending|completed&amp;client_id=: a flat list, a row per leg.</summary>
internal static class OrderBookCall
{
    public static Answer Answer(BrokerState state, ApiCall call, string clientId)
    {
        var type = call.Query["type"].ToString();
        if (type.Length == 0)
            return state.Envelopes.Blank("type");
        if (type is not ("pending" or "completed"))
            return state.Envelopes.Invalid("type");
        var pending = type == "pending";
        return Envelopes.Success(json =>
        {
            json.WriteStartArray("orders");
            foreach (var order in state.Book.Orders.Where(order => order.ClientId == clientId))
            {
                foreach (var leg in order.Legs.Where(leg => leg.IsOpen == pending))
                    RowWriter.Write(json, order, leg);
            }
            foreach (var broken in state.Book.BrokenRows.Where(owner => pending && owner == clientId))
                RowWriter.WriteBroken(json, broken);
            json.WriteEndArray();
        });
    }
}
