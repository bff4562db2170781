using System.Globalization;
using System.Text.Json;

namespace BracketBot.Sandbox.Broker;

/// <summary>A row of <see cref="BrokerProfile.Odd"/>: all values as text, in mixed case and with separators, and a word for what is absent.</summary>
internal static class OddRow
{
    private const string Absent = "NA";

    public static void Write(Utf8JsonWriter json, BookOrder order, BookLeg leg, LegMoment moment)
    {
        json.WriteStartObject();
        json.WriteString("oms_order_id", order.OmsOrderId);
        json.WriteString("exchange_order_id", leg.ExchangeOrderId.Length > 0 ? leg.ExchangeOrderId : "0");
        json.WriteString("execution_type", order.ExecutionType);
        json.WriteString("leg_order_indicator", leg.Indicator.Length > 0 ? Titled(leg.Indicator) : Absent);
        json.WriteString("order_status", StatusWords.Of(BrokerProfile.Odd, moment.Status));
        json.WriteString("order_side", Titled(leg.Side.Text()));
        json.WriteString("order_type", leg.OrderType);
        json.WriteString("product", order.Product);
        json.WriteString("exchange", order.Instrument.Exchange);
        json.WriteString("trading_symbol", order.Instrument.TradingSymbol);
        json.WriteString("instrument_token", order.Instrument.Token.ToString(CultureInfo.InvariantCulture));
        Number(json, "quantity", moment.Quantity);
        Number(json, "filled_quantity", moment.Filled);
        Number(json, "remaining_quantity", moment.Quantity - moment.Filled);
        Price(json, "price", moment.Price);
        Price(json, "trigger_price", moment.Trigger);
        Price(json, "average_price", moment.AveragePrice);
        Price(json, "stop_loss_value", order.Stop);
        Price(json, "square_off_value", order.Target);
        json.WriteString("rejection_reason", leg.RejectionReason.Length > 0 ? leg.RejectionReason : "--");
        json.WriteString("client_id", order.ClientId);
        json.WriteString("order_entry_time", leg.EntryTime.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
        json.WriteNumber("exchange_time", 0);
        json.WriteEndObject();
    }

    /// <summary>A line of totals among the orders.</summary>
    public static void WriteTotals(Utf8JsonWriter json, int rows)
    {
        json.WriteStartObject();
        json.WriteNumber("oms_order_id", 0);
        json.WriteString("exchange_order_id", Absent);
        json.WriteNull("execution_type");
        json.WriteNull("leg_order_indicator");
        json.WriteString("order_status", "Total");
        json.WriteNumber("quantity", rows);
        json.WriteEndObject();
    }

    private static string Titled(string word) => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(word.ToLowerInvariant());

    private static void Number(Utf8JsonWriter json, string name, int value) => json.WriteString(name, value.ToString("#,0", CultureInfo.InvariantCulture));

    private static void Price(Utf8JsonWriter json, string name, decimal value) =>
        json.WriteString(name, value == 0 ? Absent : value.ToString("#,0.00##", CultureInfo.InvariantCulture));
}
