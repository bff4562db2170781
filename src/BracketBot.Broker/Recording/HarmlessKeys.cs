using System.Globalization;
using System.Text.RegularExpressions;

namespace BracketBot.Broker.Recording;

/// <summary>
/// The keys whose values are kept if they look as the key promises. All others are masked: a key is harmless only because it is listed here, never
/// because nobody thought of it.
/// </summary>
internal static partial class HarmlessKeys
{
    private static readonly Dictionary<string, Promise> Keys = new[]
    {
        (Promise.Word, """
            status order_status execution_type leg_order_indicator order_side side transaction_type order_type product product_type validity exchange
            segment exchanges_subscribed products_enabled option_type instrument_type mode device
            """),
        (Promise.Symbol, "trading_symbol symbol tradingsymbol contract_description underlying expiry"),
        (Promise.Number, """
            error_code rejection_code price trigger_price average_price average_trade_price avg_price quantity filled_quantity fill_quantity
            remaining_quantity disclosed_quantity traded_quantity trade_price trade_quantity lot_size tick_size strike_price stop_loss_value
            square_off_value trailing_stop_loss market_protection_percentage instrument_token count total page
            """),
        (Promise.Time, """
            order_entry_time exchange_time created_at modified_at updated_at trade_time last_activity_timestamp order_time exchange_timestamp timestamp
            """),
        (Promise.Sentence, "message rejection_reason reject_reason reason error error_message description"),
    }.SelectMany(e => e.Item2.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries), (e, key) => (key, e.Item1)).ToDictionary();

    /// <summary>What a key's value should be.</summary>
    public enum Promise
    {
        /// <summary>Not harmless.</summary>
        Nothing,
        Word,
        Symbol,
        Number,
        Time,

        /// <summary>A sentence, of which only the <see cref="HarmlessWords"/> are kept.</summary>
        Sentence,
    }

    public static Promise Of(string key) => Keys.GetValueOrDefault(key.ToLowerInvariant());

    /// <summary>True if a text is what its key promises.</summary>
    public static bool Keeps(Promise promise, string text) => promise switch
    {
        Promise.Nothing or Promise.Sentence => false,
        Promise.Word => Word().IsMatch(text),
        Promise.Symbol => Symbol().IsMatch(text) && !PhoneNumber().IsMatch(text),
        Promise.Number => Number().IsMatch(text) && !PhoneNumber().IsMatch(text),
        Promise.Time => IsTime(text),
    };

    /// <summary>True for a key whose value names a person; that value is hidden inside other values too.</summary>
    public static bool IsPersonal(string key) => Personal().IsMatch(key);

    /// <summary>True if the key is a field's name rather than data used as a key.</summary>
    public static bool IsName(string key) => Of(key) != Promise.Nothing || FieldName().IsMatch(key);

    /// <summary>A Unix time of this century in seconds or smaller units, or a printed date.</summary>
    private static bool IsTime(string text) => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        ? number == 0 || text.Split('.')[0] is { Length: 10 or 13 or 16 or 19 } whole && whole[0] is '1' or '2' && text[0] is '1' or '2'
        : PrintedTime().IsMatch(text);

    [GeneratedRegex(@"^[A-Za-z]+([ _-][A-Za-z]+){0,2}$")]
    private static partial Regex Word();

    [GeneratedRegex(@"^([A-Za-z][A-Za-z0-9&_.:-]{0,39}|[0-9]{1,7})$")]
    private static partial Regex Symbol();

    [GeneratedRegex(@"^[-+]?(₹|INR|Rs\.?)? ?[0-9][0-9,' ]{0,14}(\.[0-9]{0,8})?([eE][-+]?[0-9]{1,3})?$")]
    private static partial Regex Number();

    /// <summary>Ten digits that may be an Indian mobile number.</summary>
    [GeneratedRegex(@"(?<![0-9])[6-9][0-9]{9}(?![0-9])")]
    private static partial Regex PhoneNumber();

    [GeneratedRegex(@"^([0-9:./+ ,TZ-]|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|AM|PM|IST|UTC|GMT){6,40}$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex PrintedTime();

    [GeneratedRegex("name|mail|phone|mobile|pan|address|token|login|client|user|account|dob|bank", RegexOptions.IgnoreCase)]
    private static partial Regex Personal();

    [GeneratedRegex("^[a-z][a-z_]*([A-Z][a-z_]+)*( [a-z]+)?[0-9]{0,2}$")]
    private static partial Regex FieldName();
}
