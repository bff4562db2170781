using System.Text;
using System.Text.Json;
using BracketBot.Core.Alerts;
using BracketBot.Core.Stored;
using BracketBot.Core.Tests.Samples;

namespace BracketBot.Core.Tests.Alerts;

/// <summary>What is posted to a hook is read, whatever it is.</summary>
public class AlertBodyTests
{
    public static TheoryData<string, byte[]> Hostile => new()
    {
        { "nothing", [] },
        { "zero bytes", new byte[AlertLimits.Body] },
        { "broken UTF-8", [0xff, 0xfe, 0xc3, 0x28, 0xed, 0xa0, 0x80, .. "{\"text\":\""u8, 0xf0, 0x28] },
        { "broken UTF-8 in JSON", [.. "{\"text\":\""u8, 0xc3, 0x28, 0xff, .. "\",\"symbol\":\"IDEA\"}"u8] },
        { "half pairs", Bytes("""{"text":"\ud800","symbol":"\udc00x","\ud800":"x","order":"\udfff"}""") },
        { "deep", Bytes(new string('[', 8_000) + new string(']', 8_000)) },
        { "deep object", Bytes(string.Concat(Enumerable.Repeat("{\"a\":", 3_000)) + "1" + new string('}', 3_000)) },
        { "many fields", Bytes("{" + string.Join(',', Enumerable.Range(0, 1_200).Select(i => $"\"f{i}\":{i}")) + "}") },
        { "long names", Bytes($$"""{"{{new string('n', 8_000)}}":"{{new string('v', 8_000)}}"}""") },
        { "HTML", Bytes(string.Concat(Enumerable.Repeat("<b>&amp;<a href=\"tg://user?id=1\">", 400))) },
        { "marks that turn the direction", Bytes("\u202e\u2066txet\u2069\u200f\u061c" + new string('\u202e', 3_000)) },
        { "pairs", Bytes(string.Concat(Enumerable.Repeat("😀", 4_000))) },
        { "numbers", Bytes("""{"text":1e999,"order":99999999999999999999999,"leg":[1,{"x":null}],"symbol":true,"side":{},"exchange":null}""") },
        { "cut off", Bytes("""{"text":"RSI crossed 70","symbol":"ID""") },
        { "an array", Bytes("""[{"text":"x"}]""") },
        { "unreplaced placeholders", Bytes("""{"text":"{{strategy.order.comment}}","symbol":"{{ticker}}"}""") },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Read_Hostile_IsCleanWithinItsLimitsAndStorable(string what, byte[] body)
    {
        var alert = Read(body);

        Assert.True(alert.Text.Length <= AlertLimits.Text && alert.Others.Count <= AlertLimits.Fields, what);
        string[] fields = [alert.Order, alert.Leg, alert.Symbol, alert.Exchange, alert.Side, .. alert.Others.SelectMany(f => new[] { f.Name, f.Value })];
        Assert.All(fields, f => Assert.True(f.Length <= AlertLimits.Field && !f.Contains('\n', StringComparison.Ordinal), what));
        Assert.All([alert.Text, .. fields], f =>
        {
            Assert.Equal(f, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(f)));
            Assert.DoesNotContain(f, c => (char.IsControl(c) && c != '\n') || c is '\u202e' or '\u200f' or '\u061c' or '\u2066' or '\u2069');
        });
        var stored = JsonSerializer.Serialize(alert, CoreJson.Default.Alert);
        Assert.Equivalent(alert, JsonSerializer.Deserialize(stored, CoreJson.Default.Alert), strict: true);
    }

    [Fact]
    public void Read_Json_FillsWhatItKnowsAndShowsTheRest()
    {
        var alert = Read("""
            {"message":"RSI crossed 70","Oms_Order_Id":"#20240314929","leg":"sl","TICKER":"NSE:IDEA","exchange":"NSE","side":"sell","interval":"5","price":11.95,"n":null}
            """);

        Assert.Equal(("RSI crossed 70", "20240314929", "sl", "NSE:IDEA", "NSE", "SELL"), (alert.Text, alert.Order, alert.Leg, alert.Symbol, alert.Exchange, alert.Side));
        Assert.Equal([new("interval", "5"), new("price", "11.95"), new("n", "")], alert.Others);
    }

    [Fact]
    public void Read_OrderAsANumber_IsItsDigits() => Assert.Equal("20240314929", Read("""{"order":20240314929}""").Order);

    [Fact]
    public void Read_NoObject_IsText() => Assert.Equal("20240314929 out of it", Read("  20240314929 out of it\r\n").Text);

    [Fact]
    public void Read_JsonThatIsNoObject_IsText() => Assert.Equal("[1, 2]", Read("[1, 2]").Text);

    [Fact]
    public void Read_ByteOrderMarkFirst_IsStillJson() => Assert.Equal("IDEA", Read([0xef, 0xbb, 0xbf, .. "{\"symbol\":\"IDEA\"}"u8]).Symbol);

    [Fact]
    public void Read_CommentsAndTrailingCommas_AreNoMatter() => Assert.Equal("IDEA", Read("{\"symbol\":\"IDEA\", /* mine */ }").Symbol);

    [Fact]
    public void Read_Body_KeepsIdHookAndTimeOfItsFrame()
    {
        var alert = Read("""{"id":"mine","hookId":"another","receivedAt":"1999-01-01","times":99,"text":"x"}""");

        Assert.Equal(SampleAlert.Frame(), alert with { Text = "", Others = SampleAlert.Frame().Others });
        Assert.Equal(["id", "hookId", "receivedAt", "times"], alert.Others.Select(f => f.Name));
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static Alert Read(string body) => Read(Bytes(body));

    private static Alert Read(byte[] body) => AlertBody.Read(body, SampleAlert.Frame());
}
