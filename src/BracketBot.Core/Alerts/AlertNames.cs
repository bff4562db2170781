namespace BracketBot.Core.Alerts;

/// <summary>
/// What senders call an alert's fields, the most trusted name of each meaning first. Case and the separators between words don't count.
/// <c>config/alerts</c> has a sample from each sender.
/// </summary>
/// <remarks>TradingView (alerts and strategies), Chartink, Streak, GoCharting, TrendSpider, AmiBroker, and bodies made for Discord or Slack.</remarks>
internal static class AlertNames
{
    public static readonly string[] Text =
    [
        "text", "message", "msg", "alertname", "title", "alertmessage", "strategyorderalertmessage", "content", "subject", "headline", "description", "body",
        "comment", "strategyordercomment", "note", "scanname", "alert", "fallback",
    ];

    public static readonly string[] Order = ["order", "omsorderid", "orderid", "orderno", "ordernumber", "bracket", "bracketid"];

    public static readonly string[] Leg = ["leg", "legorderindicator", "orderleg", "legindicator"];

    public static readonly string[] Symbol =
    [
        "symbol", "ticker", "tradingsymbol", "symbols", "tickers", "stocks", "stock", "scrip", "scrips", "scripname", "script", "instrument", "instruments",
        "instrumentname", "nsecode", "security", "syminfoticker", "tvsymbol", "contract", "pair",
    ];

    public static readonly string[] Exchange = ["exchange", "exch", "exchangesegment", "segment", "market", "syminfoprefix", "exchangecode"];

    public static readonly string[] Side =
    [
        "side", "action", "transactiontype", "orderaction", "strategyorderaction", "orderside", "tradetype", "signal", "direction", "ordertype", "type",
    ];

    /// <summary>The hook's own address, which some senders put into the body.</summary>
    public static readonly string[] Address = ["webhookurl", "webhook", "hookurl"];

    /// <summary>What holds the label in objects such as an embed's field, next to its <c>value</c>.</summary>
    public static readonly string[] Labels = ["name", "title", "key", "field", "label"];

    private static readonly HashSet<string> Known = [.. Text, .. Order, .. Leg, .. Symbol, .. Exchange, .. Side, "payload", "data"];

    public static string Plain(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();

    public static bool IsKnown(string name) => Known.Contains(Plain(name));

    /// <summary>True for a placeholder: a value that the chart could not fill in.</summary>
    public static bool IsAbsent(string value) => value.Trim() is var v && (v.Length == 0
        || v.ToUpperInvariant() is "NULL" or "NONE" or "NAN" or "NA" or "N/A" or "UNDEFINED" or "INFINITY" or "-INFINITY" or "[]" or "{}" or "-" or "--"
        || (v.StartsWith("{{", StringComparison.Ordinal) && v.EndsWith("}}", StringComparison.Ordinal)));
}
