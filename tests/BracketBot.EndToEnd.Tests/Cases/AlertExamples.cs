using BracketBot.Core.Orders;
using static BracketBot.EndToEnd.Cases.Rows;

namespace BracketBot.EndToEnd.Cases;

/// <summary>The cases of <see cref="AlertCases"/>.</summary>
internal static class AlertExamples
{
    private static readonly string Sbin = Entry.Of("20240314955", "SBIN-EQ");
    private static readonly string Short = Entry.Of("20240314966", "IDEA-EQ").With("order_side", "\"SELL\"");
    private static readonly string Mahindra = Entry.Of("20240314977", "M&M-EQ");
    private static readonly string Option = Entry.Of("20240314988", "NIFTY24MAR22000CE").With("exchange", "\"NFO\"");

    public static IReadOnlyList<AlertCase> All =>
    [
        new("9. Chartink, two symbols", """{"stocks":"IDEA,SBIN","trigger_prices":"11.9,745.5","triggered_at":"2:34 pm","scan_name":"Short term breakouts","alert_name":"Alert for Short term breakouts","webhook_url":"https://bot.example.com/alerts/KEY"}""")
        {
            Pending = [Entry, Sbin],
            Headline = "Alert for Short term breakouts",
            Says = ["IDEA-EQ", "SBIN-EQ"],
            Buttons = [Buttons.Cancel(LegRole.Entry, "IDEA-EQ"), Buttons.Cancel(LegRole.Entry, "SBIN-EQ")],
        },
        new("Chartink, as a form", "stocks=IDEA%2CSBIN&trigger_prices=11.9%2C745.5&scan_name=Breakouts&alert_name=Alert+for+Breakouts&webhook_url=https%3A%2F%2Fbot.example.com%2Falerts%2FKEY")
        {
            ContentType = "application/x-www-form-urlencoded",
            Pending = [Entry, Sbin],
            Headline = "Alert for Breakouts",
            Buttons = [Buttons.Cancel(LegRole.Entry, "IDEA-EQ"), Buttons.Cancel(LegRole.Entry, "SBIN-EQ")],
        },
        new("10. a strategy's order is a side", """{"symbol":"IDEA-EQ","order":"sell"}""") { Headline = "IDEA-EQ" },
        new("10. a ticker that is null", """{"symbol":"IDEA-EQ","ticker":null}""") { Headline = "IDEA-EQ" },
        new("TradingView: placeholders that were not filled in", """{"text":"Exit {{strategy.order.comment}}","symbol":"IDEA","order":"{{strategy.order.id}}","exchange":"{{exchange}}","side":"{{strategy.order.action}}"}""")
        {
            Headline = "Exit",
        },
        new("TradingView: an order's name that is no id", """{"text":"Long stopped","ticker":"NSE:IDEA","order":"Long Entry #1","exchange":"NSE"}""") { Headline = "Long stopped" },
        new("TradingView: numbers that JSON does not know", """{"text":"RSI crossed","symbol":"IDEA","rsi":NaN,"volume":Infinity}""") { Headline = "RSI crossed" },
        new("TradingView: an id that no bracket has", """{"text":"Stop hit","symbol":"IDEA-EQ","order":"20240399999"}""") { Headline = "Stop hit", Says = [AlertSays.OrderNotOpen] },
        new("11. the exit's side over a BUY bracket", """{"text":"Exit","symbol":"IDEA-EQ","side":"sell"}""") { Headline = "Exit" },
        new("side: those of the named side come first", """{"text":"Sell signal","symbol":"IDEA","action":"SELL"}""")
        {
            Pending = [Entry, Short],
            Headline = "Sell signal",
            Says = ["SELL 100", "BUY 100"],
            Buttons = [Buttons.Cancel(LegRole.Entry, "IDEA-EQ …4966"), Buttons.Cancel(LegRole.Entry, "IDEA-EQ …4920")],
        },
        new("side: a word that is none shuts nothing out", """{"text":"Trend turned","symbol":"IDEA","side":"flat"}""") { Headline = "Trend turned" },
        new("side: closes a long", """{"text":"Close it","symbol":"IDEA","action":"exit long","exchange":"NSE"}""") { Headline = "Close it" },
        new("symbol: the underscore of a chart", """{"text":"Broke 1,900","symbol":"NSE:M_M","exchange":"NSE"}""")
        {
            Pending = [Entry, Mahindra],
            Headline = "Broke 1,900",
            Buttons = [Buttons.Cancel(LegRole.Entry, "M&M-EQ")],
        },
        new("symbol: a contract with its words apart", """{"text":"Below 94","symbol":"NIFTY 28 MAR 2024 22000 CE"}""")
        {
            Pending = [Entry, Option],
            Headline = "Below 94",
            Buttons = [Buttons.Cancel(LegRole.Entry, "NIFTY24MAR22000CE")],
        },
        new("symbol: an escaped ampersand", """{"text":"Gap","symbol":"M&amp;M"}""")
        {
            Pending = [Mahindra],
            Headline = "Gap",
            Buttons = [Buttons.Cancel(LegRole.Entry, "M&M-EQ")],
        },
        new("Discord: an embed with fields", """{"username":"Captain","content":null,"embeds":[{"title":"Crossing down","description":"11.90","fields":[{"name":"Symbol","value":"IDEA-EQ","inline":true},{"name":"Side","value":"SELL"}]}]}""")
        {
            Headline = "Crossing down",
        },
        new("Slack: blocks and a fallback", """{"text":"IDEA-EQ crossed 12","blocks":[{"type":"section","text":{"type":"mrkdwn","text":"*IDEA-EQ* crossed 12"}}]}""") { Headline = "IDEA-EQ crossed 12" },
        new("text that holds JSON", """Alert on IDEA {"symbol":"IDEA-EQ","price":11.9}""") { ContentType = "text/plain", Headline = "Alert on IDEA" },
        new("JSON in a string", "\"{\\\"text\\\":\\\"From a relay\\\",\\\"symbol\\\":\\\"IDEA-EQ\\\"}\"") { Headline = "From a relay" },
        new("escaped text, and the key in it", """{"text":"Went over &quot;12&quot;","symbol":"IDEA","url":"https:\/\/bot.example.com\/alerts\/KEY?x=1"}""") { Headline = "Went over" },
        new("the key in words, percent-written", """{"text":"Posted to https%3A%2F%2Fbot.example.com%2Falerts%2FKEY","symbol":"IDEA"}""") { Headline = "Posted to" },
        new("nothing matches: no red button", """{"text":"Sell it all","symbol":"RELIANCE"}""") { Headline = "Sell it all", Says = [AlertSays.NoMatch, "IDEA-EQ"], Buttons = [] },
    ];
}
