using System.Globalization;
using BracketBot.LoadDriver.Traders;

namespace BracketBot.LoadDriver.Broker;

/// <summary>A row of the order book, all of whose ids are as long as anybody's: kept as bytes, and the ids written into a copy.</summary>
internal sealed class OrderRow
{
    private const string Client = "C00000000";
    private const string Order = "00000000000000";
    private const string ExchangeOrder = "0000000000000000000";

    private readonly byte[] _json;
    private readonly int _clientAt;
    private readonly int _orderAt;
    private readonly int _exchangeOrderAt;

    /// <param name="status"><c>order_status</c>.</param>
    public OrderRow(string status)
    {
        var json = $$"""
            {"oms_order_id":"{{Order}}","exchange_order_id":"{{ExchangeOrder}}","client_id":"{{Client}}","execution_type":"BO","leg_order_indicator":"ENTRY",
            "order_status":"{{status}}","order_side":"SELL","order_type":"LIMIT","product":"MIS","exchange":"NSE","segment":"NSE-EQ","trading_symbol":"IDEA-EQ",
            "instrument_token":14366,"price":11.9,"trigger_price":0,"average_price":0,"quantity":10,"disclosed_quantity":0,"filled_quantity":0,
            "remaining_quantity":10,"stop_loss_value":0.5,"square_off_value":1,"trailing_stop_loss":0,"is_trailing":false,"validity":"DAY","mode":"NEW",
            "device":"WEB","order_tag":"","rejection_reason":"","rejection_code":0,"user_order_id":10002,"order_entry_time":1710400000,"exchange_time":1710400000}
            """.ReplaceLineEndings("");
        _json = [.. json.Select(c => (byte)c)];
        _clientAt = json.IndexOf(Client, StringComparison.Ordinal);
        _orderAt = json.IndexOf(Order, StringComparison.Ordinal);
        _exchangeOrderAt = json.IndexOf(ExchangeOrder, StringComparison.Ordinal);
    }

    public int Length => _json.Length;

    public void Write(Span<byte> to, Trader trader, long order)
    {
        _json.CopyTo(to);
        Number(to[(_clientAt + 1)..], trader.Id, Client.Length - 1);
        Number(to[_orderAt..], order, Order.Length);
        Number(to[_exchangeOrderAt..], Dialog.ExchangeOrderOf(order), ExchangeOrder.Length);
    }

    private static void Number(Span<byte> to, long number, int digits)
    {
        if (!number.TryFormat(to, out var written, default, CultureInfo.InvariantCulture) || written != digits)
        {
            throw new InvalidOperationException($"{number} hasn't {digits} digits.");
        }
    }
}
