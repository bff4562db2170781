using System.Globalization;
using System.Text.Json;

namespace BracketBot.Sandbox.Broker;

/// <summary>
/// Writes order book rows as the documented broker does, or delegates to another profile's writer: numbers are numbers or strings, absent ones null, 0, ""
/// or {}. The choice is fixed per row, so a row reads the same each time.
/// </summary>
internal static class RowWriter
{
    public static void Write(Utf8JsonWriter json, BrokerProfile profile, BookOrder order, BookLeg leg) => Write(json, profile, order, leg, leg.Life[^1]);

    /// <summary>The row as it stood at a moment of its life.</summary>
    public static void Write(Utf8JsonWriter json, BrokerProfile profile, BookOrder order, BookLeg leg, LegMoment moment)
    {
        switch (profile)
        {
            case BrokerProfile.Terse:
                TerseRow.Write(json, order, leg, moment);
                break;
            case BrokerProfile.Odd:
                OddRow.Write(json, order, leg, moment);
                break;
            default:
                Write(json, order, leg, moment);
                break;
        }
    }

    private static void Write(Utf8JsonWriter json, BookOrder order, BookLeg leg, LegMoment moment)
    {
        var manner = Manner(order, leg);
        json.WriteStartObject();
        json.WriteString("oms_order_id", order.OmsOrderId);
        json.WriteString("exchange_order_id", leg.ExchangeOrderId);
        json.WriteString("execution_type", order.ExecutionType);
        Leg(json, leg, manner);
        json.WriteString("order_status", moment.Status);
        json.WriteString("order_side", leg.Side.Text());
        json.WriteString("order_type", leg.OrderType);
        json.WriteString("product", order.Product);
        json.WriteString("exchange", order.Instrument.Exchange);
        json.WriteString("trading_symbol", order.Instrument.TradingSymbol);
        json.WriteString("symbol", order.Instrument.TradingSymbol.Split('-')[0]);
        Count(json, "instrument_token", order.Instrument.Token, asText: manner is 1 or 3);
        Price(json, "price", moment.Price, manner);
        Price(json, "trigger_price", moment.Trigger, manner);
        Price(json, "average_price", moment.AveragePrice, manner);
        Price(json, "average_trade_price", moment.AveragePrice, manner);
        Count(json, "quantity", moment.Quantity, asText: manner == 2);
        Count(json, "filled_quantity", moment.Filled, asText: manner == 2);
        Count(json, "remaining_quantity", moment.Quantity - moment.Filled, asText: manner == 2);
        Count(json, "lot_size", order.Instrument.Lot, asText: manner == 1);
        Price(json, "stop_loss_value", order.Stop, manner);
        Price(json, "square_off_value", order.Target, manner);
        Price(json, "trailing_stop_loss", order.Trail, manner);
        json.WriteBoolean("is_trailing", order.Trail > 0);
        json.WriteString("rejection_reason", leg.RejectionReason);
        Count(json, "rejection_code", leg.RejectionReason.Length > 0 ? 16388 : 0, asText: false);
        json.WriteString("validity", "DAY");
        json.WriteString("client_id", order.ClientId);
        json.WriteString("login_id", order.ClientId);
        Count(json, "user_order_id", order.UserOrderId, asText: manner >= 2);
        json.WriteNumber("order_entry_time", leg.EntryTime.ToUnixTimeSeconds());
        json.WriteNumber("exchange_time", leg.ExchangeOrderId.Length > 0 ? moment.At.ToUnixTimeSeconds() : 0);
        json.WriteString("mode", leg.IsOpen ? "MODIFY" : "CANCEL");
        json.WriteString("device", "WEB");
        json.WriteNumber("disclosed_quantity", 0);
        json.WriteString("basket_id", "");
        json.WriteEndObject();
    }

    /// <summary>A row that makes no sense; real books have one now and then.</summary>
    public static void WriteBroken(Utf8JsonWriter json, string clientId)
    {
        json.WriteStartObject();
        json.WriteStartObject("oms_order_id");
        json.WriteEndObject();
        json.WriteNull("exchange_order_id");
        json.WriteString("execution_type", "BO");
        json.WriteString("leg_order_indicator", "FOURTH");
        json.WriteNumber("order_status", 17);
        json.WriteString("order_side", "");
        json.WriteString("quantity", "ten");
        json.WriteStartArray("price");
        json.WriteEndArray();
        json.WriteNull("trading_symbol");
        json.WriteString("client_id", clientId);
        json.WriteEndObject();
    }

    private static int Manner(BookOrder order, BookLeg leg) => (order.UserOrderId + leg.Pair + (int)leg.Purpose) % 4;

    private static void Leg(Utf8JsonWriter json, BookLeg leg, int manner)
    {
        if (leg.Indicator.Length == 0 && manner % 2 == 0)
        {
            json.WriteNull("leg_order_indicator");
        }
        else
        {
            json.WriteString("leg_order_indicator", leg.Indicator);
        }
    }

    private static void Count(Utf8JsonWriter json, string name, int value, bool asText)
    {
        if (asText)
        {
            json.WriteString(name, value.ToString(CultureInfo.InvariantCulture));
        }
        else
        {
            json.WriteNumber(name, value);
        }
    }

    private static void Price(Utf8JsonWriter json, string name, decimal value, int manner)
    {
        if (value != 0)
        {
            if (manner == 1)
            {
                json.WriteString(name, value.ToString("0.00##", CultureInfo.InvariantCulture));
            }
            else
            {
                json.WriteNumber(name, value);
            }

            return;
        }

        switch (manner)
        {
            case 0:
                json.WriteNumber(name, 0);
                break;
            case 1:
                json.WriteString(name, "");
                break;
            case 2:
                json.WriteNull(name);
                break;
            default:
                json.WriteStartObject(name);
                json.WriteEndObject();
                break;
        }
    }
}
