using System.Text.Json;

namespace BracketBot.Sandbox.Broker;

/// <summary>GET /api/v1/order/{oms_order_id}/history?client_id=: every row of the order at every moment of its life.</summary>
internal static class HistoryCall
{
    public static Answer Answer(BrokerState state, ApiCall call, string clientId)
    {
        if (state.Book.Find(call.Request.OmsOrderId ?? "") is not { } order || order.ClientId != clientId)
        {
            return state.Envelopes.Error(ErrorCode.OrderNotFound, "Order not found");
        }

        var oldestFirst = order.Legs.SelectMany(leg => leg.Life.Select(moment => (Leg: leg, Moment: moment))).OrderBy(step => step.Moment.At).ToList();
        return state.Profile switch
        {
            BrokerProfile.Terse => state.Envelopes.Error(ErrorCode.NoData, "No data found"),
            BrokerProfile.Odd => state.Envelopes.Success(json =>
            {
                json.WriteStartArray("orders");
                foreach (var (leg, moment) in Enumerable.Reverse(oldestFirst))
                {
                    RowWriter.Write(json, state.Profile, order, leg, moment);
                }

                json.WriteEndArray();
            }),
            _ => Envelopes.Bare(json =>
            {
                // The documented sample has the envelope's fields inside the data.
                json.WriteStartObject("data");
                json.WriteStartArray("order history");
                for (var i = 0; i < oldestFirst.Count; i++)
                {
                    Row(json, order, oldestFirst[i].Leg, oldestFirst[i].Moment, i);
                }

                json.WriteEndArray();
                json.WriteString("message", "");
                json.WriteString("status", "success");
                json.WriteEndObject();
            }),
        };
    }

    /// <summary>A row as documented: without the book's order id, leg and execution type.</summary>
    private static void Row(Utf8JsonWriter json, BookOrder order, BookLeg leg, LegMoment moment, int number)
    {
        json.WriteStartObject();
        json.WriteString("order_id", new Guid(order.UserOrderId, 0x4f0c, 0x4546, 0xbb, 0xdc, 0x4c, 0x21, 0, 0, 0, (byte)number));
        json.WriteString("exchange_order_id", leg.ExchangeOrderId);
        json.WriteString("client_order_id", "");
        json.WriteString("status", moment.Status);
        json.WriteNumber("quantity", moment.Quantity);
        json.WriteNumber("fill_quantity", moment.Filled);
        json.WriteNumber("remaining_quantity", moment.Quantity - moment.Filled);
        json.WriteNumber("avg_price", moment.AveragePrice);
        json.WriteString("reject_reason", leg.RejectionReason.Length > 0 ? leg.RejectionReason : "NONE");
        json.WriteNumber("created_at", leg.EntryTime.ToUnixTimeSeconds());
        json.WriteNumber("modified_at", moment.At.ToUnixTimeSeconds());
        json.WriteNumber("exchange_time", 0);
        json.WriteString("symbol", order.Instrument.TradingSymbol.Split('-')[0]);
        json.WriteString("order_side", leg.Side.Text());
        json.WriteString("order_type", leg.OrderType);
        json.WriteEndObject();
    }
}
