namespace BracketBot.Sandbox.Broker;

/// <summary>GET /api/v1/orders?type=pending|completed&amp;client_id=: a flat list, a row per leg.</summary>
internal static class OrderBookCall
{
    public static Answer Answer(BrokerState state, ApiCall call, string clientId)
    {
        var type = call.Query["type"].ToString();
        if (type.Length == 0)
        {
            return state.Envelopes.Blank("type");
        }

        if (type is not ("pending" or "completed"))
        {
            return state.Envelopes.Invalid("type");
        }

        var pending = type == "pending";
        var rows = state.Book.Orders.Where(order => order.ClientId == clientId)
            .SelectMany(order => order.Legs.Where(leg => leg.IsOpen == pending), (order, leg) => (order, leg)).ToList();
        var broken = state.Book.BrokenRows.Where(owner => pending && owner == clientId).ToList();
        if (state.Profile == BrokerProfile.Terse && rows.Count + broken.Count == 0)
        {
            return state.Envelopes.Error(ErrorCode.NoData, "No data found");
        }

        return state.Envelopes.Success(json =>
        {
            json.WriteStartArray("orders");
            foreach (var (order, leg) in rows)
            {
                RowWriter.Write(json, state.Profile, order, leg);
            }

            if (state.Profile == BrokerProfile.Odd && rows.Count > 0)
            {
                OddRow.WriteTotals(json, rows.Count);
            }

            foreach (var owner in broken)
            {
                RowWriter.WriteBroken(json, owner);
            }

            json.WriteEndArray();
        });
    }
}
