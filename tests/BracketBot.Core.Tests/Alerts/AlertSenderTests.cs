using System.Text;
using BracketBot.Core.Alerts;
using BracketBot.Core.Tests.Samples;

namespace BracketBot.Core.Tests.Alerts;

/// <summary>Bodies as charting services and scanners write them.</summary>
public class AlertSenderTests
{
    private const string Key = "q1W-2e_R3tY4uI5oP6aS7dF8gH9jK0lZxCvBnM_-a1b";

    public static TheoryData<string> Samples => [.. Directory.GetFiles(Path.Combine(RepoRoot.Path, "config", "alerts")).Select(f => Path.GetFileName(f))];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Read_SampleOfEachSender_MeansTheBracketOfIdea(string file)
    {
        var body = File.ReadAllText(Path.Combine(RepoRoot.Path, "config", "alerts", file))
            .Replace("{{ticker}}", "IDEA", StringComparison.Ordinal).Replace("{{exchange}}", "NSE", StringComparison.Ordinal).Replace("KEY", Key, StringComparison.Ordinal);

        var alert = Read(body);

        Assert.Contains(SampleRows.Order, AlertMatch.Find(alert, SampleBook.Full).Select(b => b.Id.Value));
        Assert.DoesNotContain(Key, Shown(alert), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Read_Chartink_HasItsNameAboveAndAllItsSymbols()
    {
        var alert = Read($$"""
            {"stocks":"IDEA,SBIN","trigger_prices":"11.9,745.5","triggered_at":"2:34 pm","scan_name":"Short term breakouts",
            "alert_name":"Alert for Short term breakouts","webhook_url":"https://bot.example.com/alerts/{{Key}}"}
            """);

        Assert.Equal("Alert for Short term breakouts", alert.Text);
        Assert.Equal(["IDEA", "SBIN"], alert.Symbols);
        Assert.Equal("IDEA, SBIN", alert.Symbol);
        Assert.Equal([new("trigger_prices", "11.9,745.5"), new("triggered_at", "2:34 pm")], alert.Others);
    }

    [Fact]
    public void Read_EscapedAmpersand_IsNoEndOfASymbol()
    {
        var alert = Read("""{"text":"Gap","symbols":"M&amp;M; IDEA"}""");

        Assert.Equal(["M&M", "IDEA"], alert.Symbols);
    }

    [Fact]
    public void Read_AHundredSymbols_AreAllThereBehindAShortLine()
    {
        var alert = Read($$"""{"stocks":"{{string.Join(',', Enumerable.Range(1, 100).Select(i => $"SYMBOL{i}"))}},IDEA"}""");

        Assert.Equal(101, alert.Symbols.Count);
        Assert.True(alert.Symbol.Length <= AlertLimits.Field);
        Assert.Equal([SampleRows.Order], AlertMatch.Find(alert, SampleBook.Full).Select(b => b.Id.Value));
    }

    [Theory]
    [InlineData("""{"symbol":"IDEA-EQ","order":"sell"}""", "", "SELL")]
    [InlineData("""{"symbol":"IDEA-EQ","order":"BUY","side":"sell"}""", "", "SELL")]
    [InlineData("""{"symbol":"IDEA-EQ","ticker":null}""", "", "")]
    [InlineData("""{"ticker":"NaN","symbol":"IDEA-EQ"}""", "", "")]
    [InlineData("""{"symbol":"IDEA-EQ","ticker":"{{ticker}}","exchange":"{{exchange}}"}""", "", "")]
    [InlineData("""{"symbol":"IDEA-EQ","order":"Long Entry"}""", "", "")]
    [InlineData("""{"symbol":"IDEA-EQ","order_id":"Long","strategy.order.action":"sell"}""", "", "SELL")]
    [InlineData("""{"strategy":{"order_action":"buy","order_id":"Short","position_size":-10},"ticker":"IDEA","bar":{"close":11.9}}""", "", "BUY")]
    [InlineData("""{"symbol":"IDEA-EQ","order":null,"action":"BUY"}""", "", "BUY")]
    [InlineData("""{"symbol":"IDEA-EQ","order":"#20240314929"}""", "20240314929", "")]
    [InlineData("""{"symbol":"IDEA-EQ","order":2.0240314929E10}""", "20240314929", "")]
    [InlineData("""{"symbol":"IDEA-EQ","order":"20240314929.0"}""", "20240314929", "")]
    public void Read_WhatCannotBeAnId_IsNone(string body, string order, string side)
    {
        var alert = Read(body);

        Assert.Equal((order, side), (alert.Order, alert.Side));
        Assert.StartsWith("IDEA", alert.Symbol, StringComparison.Ordinal);
        Assert.Equal([SampleRows.Order], AlertMatch.Find(alert, SampleBook.Full).Select(b => b.Id.Value));
    }

    [Theory]
    [InlineData("NaN without quotes", """{"text":"Exit","symbol":"IDEA-EQ","price":NaN}""")]
    [InlineData("placeholder without quotes", """{"text":"Exit","symbol":"IDEA-EQ","price":{{close}}}""")]
    [InlineData("line break in a string", "{\"text\":\"Exit\n\",\"symbol\":\"IDEA-EQ\"}")]
    [InlineData("quotes of print", "{“text”:“Exit”,“symbol”:“IDEA-EQ”}")]
    [InlineData("single quotes", "{'text': 'Exit', 'symbol': 'IDEA-EQ', 'open': None, 'live': True}")]
    [InlineData("no quotes", "{text: Exit, symbol: IDEA-EQ}")]
    [InlineData("no quotes and a prefix", "{text: Exit, symbol: NSE:IDEA-EQ, price: 11.90}")]
    [InlineData("escaped once more", """{\"text\":\"Exit\",\"symbol\":\"IDEA-EQ\"}""")]
    [InlineData("JSON in a string", """ "{\"text\":\"Exit\",\"symbol\":\"IDEA-EQ\"}" """)]
    [InlineData("text that holds JSON", """{"text":"{\"text\":\"Exit\",\"symbol\":\"IDEA-EQ\"}"}""")]
    [InlineData("words before JSON", """Exit {"symbol":"IDEA-EQ"}""")]
    [InlineData("fenced", "Exit\n```json\n{\"symbol\":\"IDEA-EQ\"}\n```")]
    [InlineData("a list", """[{"text":"Exit","symbol":"IDEA-EQ"}]""")]
    [InlineData("nested", """{"alert":{"data":{"message":"Exit","instrument":"IDEA-EQ"}}}""")]
    [InlineData("a form", "text=Exit&symbol=IDEA-EQ")]
    [InlineData("a form, encoded", "message=Exit&symbol=NSE%3AIDEA-EQ&x=1+2")]
    [InlineData("Slack's form", "payload=%7B%22text%22%3A%22Exit%22%2C%22symbol%22%3A%22IDEA-EQ%22%7D")]
    [InlineData("parts", "--x1\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nExit\r\n--x1\r\nContent-Disposition: form-data; name=\"symbol\"\r\n\r\nIDEA-EQ\r\n--x1--\r\n")]
    [InlineData("Discord", """{"content":null,"embeds":[{"title":"Exit","fields":[{"name":"Symbol","value":"IDEA-EQ","inline":true}]}]}""")]
    [InlineData("Slack", """{"text":"Exit","attachments":[{"fields":[{"title":"Ticker","value":"IDEA-EQ","short":true}]}]}""")]
    [InlineData("a list of symbols", """{"message":"Exit","symbols":["SBIN","IDEA-EQ"]}""")]
    [InlineData("a list of objects", """{"title":"Exit","stocks":[{"symbol":"SBIN"},{"symbol":"IDEA-EQ","price":"11.9"}]}""")]
    [InlineData("lower case", """{"text":"Exit","symbol":"idea"}""")]
    public void Read_HoweverItIsWritten_IsTheSameAlert(string how, string body)
    {
        var alert = Read(body);

        Assert.True(alert.Text == "Exit", $"{how}: '{alert.Text}'");
        Assert.True(AlertMatch.Find(alert, SampleBook.Full).Select(b => b.Id.Value).SequenceEqual([SampleRows.Order]), $"{how}: '{alert.Symbol}'");
    }

    [Theory]
    [InlineData("Symbol: idea\nAction: SELL", "SELL")]
    [InlineData("🔔 Ticker = idea\nSide = buy\nPrice = 11.9", "BUY")]
    [InlineData("SELL,IDEA-EQ,NSE,11.90", "")]
    [InlineData("IDEA-EQ, 5: crossing 11.90", "")]
    [InlineData("BUY;NSE:IDEA;MIS", "")]
    public void Read_Text_IsShownWholeAndMeansItsSymbol(string body, string side)
    {
        var alert = Read(body);

        Assert.Equal((body, side), (alert.Text, alert.Side));
        Assert.Equal([SampleRows.Order], AlertMatch.Find(alert, SampleBook.Full).Select(b => b.Id.Value));
    }

    [Fact]
    public void Read_Utf16_IsRead() => Assert.Equal("IDEA", AlertBody.Read([0xff, 0xfe, .. Encoding.Unicode.GetBytes("""{"symbol":"IDEA"}""")], SampleAlert.Frame()).Symbol);

    [Fact]
    public void Read_LeftPlaceholders_AreSaidButMeanNothing()
    {
        var alert = Read("""{"text":"RSI","symbol":"{{ticker}}","price":"{{close}}"}""");

        Assert.Equal("", alert.Symbol);
        Assert.Equal([new("symbol", "{{ticker}}"), new("price", "{{close}}")], alert.Others);
    }

    [Theory]
    [InlineData("""{"text":"see https://bot.example.com/alerts/KEY now"}""")]
    [InlineData("""{"text":"x","url":"https:\/\/bot.example.com\/alerts\/KEY"}""")]
    [InlineData("""{"KEY":"KEY","symbol":"KEY","order":"1234KEY","leg":"KEY","side":"KEY","exchange":"KEY"}""")]
    [InlineData("""{"a":[1,{"b":"KEY"}],"c":{"d":["KEY","KEY"]}}""")]
    [InlineData("KEY")]
    [InlineData("xxKEYKEYxx")]
    [InlineData("text=KEY&KEY=KEY")]
    [InlineData("{\"text\": \"cut off KEY")]
    [InlineData("""{"stocks":"IDEA,KEY,SBIN"}""")]
    public void Read_Key_IsNowhere(string body)
    {
        var alert = Read(body.Replace("KEY", Key, StringComparison.Ordinal));

        Assert.DoesNotContain(Key[5..17], Shown(alert), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Key[^12..], Shown(alert), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Read_KeyWrittenAnyOtherWay_IsNowhereEither()
    {
        string[] ways =
        [
            Key.ToUpperInvariant(), Key.ToLowerInvariant(), Key[..30], Key[9..], string.Join('\u200b', Key.ToCharArray()), Key.Insert(20, "\n"), Key.Insert(20, "=\r\n"),
            Key.Replace("_", "%5F", StringComparison.Ordinal).Replace("-", "%2d", StringComparison.Ordinal), Key.Replace("_", "%255F", StringComparison.Ordinal),
            Key.Replace("_", "\\u005f", StringComparison.Ordinal), Key.Replace("-", "&#45;", StringComparison.Ordinal), Key.Replace("-", "&#x2D;", StringComparison.Ordinal),
            new string('x', AlertLimits.Text - 20) + Key, new string('x', AlertLimits.Field - 11) + Key,
        ];

        Assert.All(ways, way =>
        {
            foreach (var body in (string[])[way, $"text={way}&symbol=IDEA", $$"""{"text":"IDEA","x":"{{way}}"}""", $"cut {{\"text\":\"{way}"])
            {
                var letters = string.Concat(Shown(Read(body)).Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'));
                for (var at = 0; at + 10 <= Key.Length; at++)
                {
                    Assert.DoesNotContain(Key.Substring(at, 10), letters, StringComparison.OrdinalIgnoreCase);
                }
            }
        });
    }

    [Fact]
    public void Read_AddressOfAnotherHook_IsMaskedToo() =>
        Assert.Equal("see https://bot.example.com/alerts/… now", Read("see https://bot.example.com/alerts/AAAAbbbbCCCCddddEEEE now").Text);

    private static string Shown(Alert alert) => string.Join(
        '\n', (string[])[alert.Text, alert.Order, alert.Leg, alert.Symbol, alert.Exchange, alert.Side, .. alert.Symbols, .. alert.Others.SelectMany(f => new[] { f.Name, f.Value })]);

    private static Alert Read(string body) => AlertBody.Read(Encoding.UTF8.GetBytes(body), SampleAlert.Frame(), Key);
}
