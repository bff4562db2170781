using System.Text.RegularExpressions;

namespace BracketBot.EndToEnd.Cases;

/// <summary>The rows of one bracket as a broker writes them, and how a case has them otherwise.</summary>
internal static class Rows
{
    public const string Order = "20240314920";

    /// <summary>BUY 100 IDEA-EQ at 11.90, at the exchange, nothing filled.</summary>
    public const string Entry = """{"oms_order_id":"20240314920","exchange_order_id":"1100000012461390","execution_type":"BO","leg_order_indicator":"ENTRY","order_status":"CONFIRMED","order_side":"BUY","order_type":"LIMIT","product":"MIS","exchange":"NSE","price":11.9,"trigger_price":0,"average_price":0,"quantity":100,"filled_quantity":0,"remaining_quantity":100,"stop_loss_value":1,"square_off_value":1,"trailing_stop_loss":0,"trading_symbol":"IDEA-EQ","client_id":"CLIENT","rejection_reason":"","order_entry_time":1710485885,"exchange_time":1710485885}""";

    /// <summary>The stop of 100 at 10.90.</summary>
    public const string Stop = """{"oms_order_id":"20240314920","exchange_order_id":"1100000012461391","execution_type":"BO","leg_order_indicator":"SECOND","order_status":"TRIGGER_PENDING","order_side":"SELL","order_type":"SL","product":"MIS","exchange":"NSE","price":10.8,"trigger_price":10.9,"average_price":0,"quantity":100,"filled_quantity":0,"remaining_quantity":100,"trading_symbol":"IDEA-EQ","client_id":"CLIENT","rejection_reason":"","order_entry_time":1710485885,"exchange_time":1710485885}""";

    /// <summary>The target of 100 at 12.90.</summary>
    public const string Target = """{"oms_order_id":"20240314920","exchange_order_id":"1100000012461392","execution_type":"BO","leg_order_indicator":"THIRD","order_status":"CONFIRMED","order_side":"SELL","order_type":"LIMIT","product":"MIS","exchange":"NSE","price":12.9,"trigger_price":0,"average_price":0,"quantity":100,"filled_quantity":0,"remaining_quantity":100,"trading_symbol":"IDEA-EQ","client_id":"CLIENT","rejection_reason":"","order_entry_time":1710485885,"exchange_time":1710485885}""";

    /// <summary>The entry, filled; with it the stop and the target are of use.</summary>
    public static readonly string Filled = Entry.With("order_status", "\"COMPLETE\"").With("filled_quantity", "100").With("remaining_quantity", "0").With("average_price", "11.9");

    /// <summary>The row with another text as the field's value.</summary>
    public static string With(this string row, string field, string json)
    {
        var changed = Regex.Replace(row, $"\"{field}\":(\"[^\"]*\"|[^,}}]*)", $"\"{field}\":{json.Replace("$", "$$", StringComparison.Ordinal)}");
        Assert.Contains($"\"{field}\":{json}", changed, StringComparison.Ordinal);
        return changed;
    }

    /// <summary>The row with another status.</summary>
    public static string As(this string row, string status, int? filled = null)
    {
        var changed = row.With("order_status", $"\"{status}\"");
        return filled is { } units ? changed.With("filled_quantity", $"{units}").With("remaining_quantity", "0") : changed;
    }

    /// <summary>The same leg of another bracket.</summary>
    public static string Of(this string row, string order, string symbol) => row.With("oms_order_id", $"\"{order}\"").With("trading_symbol", $"\"{symbol}\"")
        .Replace("\"11000000124613", $"\"11{order[^2..]}000124613", StringComparison.Ordinal);
}
