namespace BracketBot.Sandbox.Broker;

/// <summary>GET /api/v1/order/{oms_order_id}/history?client_id=: every row of the order at every moment of its life, oldest first.</summary>
internal static class HistoryCall
{
    public static Answer Answer(BrokerState state, ApiCall call, string clientId)
    {
        if (state.Book.Find(call.Request.OmsOrderId ?? "") is not { } order || order.ClientId != clientId)
            return state.Envelopes.Error(ErrorCode.OrderNotFound, "Order not found");
        return Envelopes.Success(json =>
        {
            json.WriteStartArray("orders");
            foreach (var (leg, moment) in order.Legs.SelectMany(leg => leg.Life.Select(moment => (leg, moment))).OrderBy(step => step.moment.At))
                RowWriter.Write(json, order, leg, moment);
            json.WriteEndArray();
        });
    }
}
