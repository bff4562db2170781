using BracketBot.Sandbox.Broker;

namespace BracketBot.Sandbox.Tests.Broker;

public sealed class BrokerServerTests
{
    [Fact]
    public async Task Server_StoppedAndStartedAgain_ComesBackOnItsPortWithItsBook()
    {
        await using var broker = new SimulatedBroker(TimeProvider.System, SimulatedBrokerOptions.ForTests);
        broker.AddBracket();
        var server = await BrokerServer.StartAsync(broker, ct: RunningBroker.Ct);
        using var client = new HttpClient { BaseAddress = server.BaseUrl };

        broker.Faults.Once(BrokerFault.HangBeforeActing);
        var held = client.GetAsync("api/v1/user/trading_info", RunningBroker.Ct);
        await broker.WaitForAsync(BrokerCall.TradingInfo, 1, RunningBroker.Ct);
        await server.DisposeAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => held);
        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync("sandbox/broker", RunningBroker.Ct));
        Assert.Equal(HttpRequestError.ConnectionError, refused.HttpRequestError);

        await using var back = await BrokerServer.StartAsync(broker, server.BaseUrl.Port, RunningBroker.Ct);
        using var response = await client.GetAsync("sandbox/broker", RunningBroker.Ct);
        Assert.Equal(200, (int)response.StatusCode);
        Assert.Single(broker.View().Orders);
    }
}
