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

        Assert.Equal(new TradingInfo(new("YA0002"), "A TRADER", "active"), result.Value);
        var seen = Assert.Single(server.Seen);
        Assert.Equal("GET", seen.Method);
        Assert.Equal("/api/v1/user/trading_info", seen.Target);
        Assert.Equal($"Bearer {Given.Token}", seen.Headers["Authorization"]);
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

        Assert.Equal(new BrokerError.OutcomeUnknown("the answer names no client_id"), result.Error);
    }
}
