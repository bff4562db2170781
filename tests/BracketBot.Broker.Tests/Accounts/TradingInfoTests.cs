using BracketBot.Broker.Tests.Serving;
using BracketBot.Core.Accounts;
using BracketBot.Core.Cancels;

namespace BracketBot.Broker.Tests.Accounts;

public class TradingInfoTests
{
    [Fact]
    public async Task TradingInfo_SaysWhoseTokenItIs()
    {
        await using var server = await WebBroker.StartAsync(Reply.Fixture("trading-info.json"));
        using var broker = Given.Broker(server.Url);

        var result = await broker.ReadTradingInfoAsync(Given.Session, Given.Never);

        Assert.Equivalent(new TradingInfo(new("YA0002"), "A TRADER", "active", ["NSE", "BSE", "NFO"], ["MIS", "CNC", "NRML"]), result.Value, strict: true);
        var seen = Assert.Single(server.Seen);
        Assert.Equal("GET", seen.Method);
        Assert.Equal("/api/v1/user/trading_info", seen.Target);
        Assert.Equal($"Bearer {Given.Token}", seen.Headers["Authorization"]);
    }

    [Theory]
    [InlineData("[\"NSE\",\"NFO\"]", "NSE NFO")]
    [InlineData("[]", "")]
    [InlineData("null", "")]
    [InlineData("\"NSE\"", "NSE")]
    [InlineData("\"\"", "")]
    [InlineData("7", "")]
    [InlineData("{\"NSE\":true}", "")]
    [InlineData("[\"NSE\",7,null,\"\",[\"NFO\"],{\"BSE\":[\"x\"]},\"MCX\"]", "NSE MCX")]
    [InlineData("[\"N\\u0053E \\u20b9\"]", "NSE \u20b9")]
    public async Task TradingInfo_ExchangesAndProductsInAnyShape_AreTheTextsInThem(string json, string texts)
    {
        await using var server = await WebBroker.StartAsync(new Reply(
            200, $$"""{"status":"success","data":{"exchanges_subscribed":{{json}},"products_enabled":{{json}},"name":"A TRADER","client_id":"YA0002","status":"active"} }"""));
        using var broker = Given.Broker(server.Url);

        var info = (await broker.ReadTradingInfoAsync(Given.Session, Given.Never)).Value;

        Assert.Equal(("YA0002", "A TRADER", "active"), (info?.ClientId.Value, info?.Name, info?.Status));
        Assert.Equal(texts, string.Join(' ', info?.Exchanges ?? ["none"]));
        Assert.Equal(texts, string.Join(' ', info?.Products ?? ["none"]));
    }

    [Theory]
    [InlineData("""{"status":"success"}""")]
    [InlineData("""{"status":"success","data":{"name":"A TRADER"}}""")]
    [InlineData("""{"status":"success","data":{"client_id":{}}}""")]
    public async Task TradingInfo_WithoutAClient_IsAnError(string body)
    {
        await using var server = await WebBroker.StartAsync(new Reply(200, body));
        using var broker = Given.Broker(server.Url);

        var result = await broker.ReadTradingInfoAsync(Given.Session, Given.Never);

        Assert.Equal(new BrokerError.OutcomeUnknown(new RequestFailure(FailureKind.NoClient)), result.Error);
    }
}
