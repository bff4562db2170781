using System.Text.Json;

namespace BracketBot.Sandbox.Broker;

/// <summary>A row of <see cref="BrokerProfile.Terse"/>: whatever is absent, empty or 0 is left out, except the filled quantity.</summary>
internal static class TerseRow
{
    public static void Write(Utf8JsonWriter json, BookOrder order, BookLeg leg, LegMoment moment)
    {
        json.WriteStartObject();
        Text(json, "oms_order_id", order.OmsOrderId);
        Text(json, "exchange_order_id", leg.ExchangeOrderId);
        Text(json, "execution_type", order.ExecutionType);
        Text(json, "leg_order_indicator", leg.Indicator);
        Text(json, "order_status", StatusWords.Of(BrokerProfile.Terse, moment.Status));
        Text(json, "order_side", leg.Side.Text());
        Text(json, "order_type", leg.OrderType);
        Text(json, "product", order.Product);
        Text(json, "exchange", order.Instrument.Exchange);
        Text(json, "trading_symbol", order.Instrument.TradingSymbol);
        Text(json, "client_id", order.ClientId);
        Number(json, "quantity", moment.Quantity);
        json.WriteNumber("filled_quantity", moment.Filled);
        Number(json, "price", moment.Price);
        Number(json, "trigger_price", moment.Trigger);
        Number(json, "average_price", moment.AveragePrice);
        Text(json, "rejection_reason", leg.RejectionReason);
        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, string name, string value)
    {
        if (value.Length > 0)
        {
            json.WriteString(name, value);
        }
    }

    private static void Number(Utf8JsonWriter json, string name, decimal value)
    {
        if (value != 0)
        {
            json.WriteNumber(name, value);
        }
    }
}
