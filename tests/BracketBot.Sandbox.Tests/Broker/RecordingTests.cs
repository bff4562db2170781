using System.Globalization;
using System.Net.Sockets;
using System.Text;
using BracketBot.Sandbox.Broker;

namespace BracketBot.Sandbox.Tests.Broker;

public sealed class RecordingTests
{
    [Fact]
    public async Task Request_Answered_IsRecordedWithoutItsToken()
    {
        await using var running = await RunningBroker.StartWithDocumentedBracketAsync();

        using var response = await running.DeleteAsync("20240314929", RunningBroker.DocumentedPacket);

        var recorded = Assert.Single(running.Broker.Requests);
        Assert.Equal(
            (1, BrokerCall.Cancel, "DELETE", "/api/v1/orders/kart/20240314929", "", RunningBroker.DocumentedPacket),
            (recorded.Number, recorded.Call, recorded.Method, recorded.Path, recorded.RawQuery, recorded.Body));
        Assert.Equal((true, 200, true, running.Time.GetUtcNow()), (recorded.HasAuthorization, recorded.AnsweredStatus, recorded.ActedOnBook, recorded.ReceivedAt));
        Assert.DoesNotContain(SimulatedAccount.Trader.AccessToken, recorded.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(SimulatedAccount.Trader.AccessToken, SimulatedAccount.Trader.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_QueryPacket_KeepsItsRawQuery()
    {
        await using var running = await RunningBroker.StartWithDocumentedBracketAsync();
        var query = "?" + Uri.EscapeDataString(RunningBroker.DocumentedPacket);

        using var response = await running.Client.DeleteAsync("api/v1/orders/kart/20240314929" + query, RunningBroker.Ct);

        Assert.Equal((query, ""), (running.Broker.Requests[0].RawQuery, running.Broker.Requests[0].Body));
    }

    [Fact]
    public async Task Request_CallerDiesInItsBody_IsCountedAndNotCarriedOut()
    {
        await using var running = await RunningBroker.StartWithDocumentedBracketAsync();
        using (var socket = new TcpClient())
        {
            await socket.ConnectAsync("127.0.0.1", running.Client.BaseAddress!.Port, RunningBroker.Ct);
            var head = string.Create(CultureInfo.InvariantCulture, $"DELETE /api/v1/orders/kart/20240314929 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {SimulatedAccount.Trader.AccessToken}\r\nContent-Length: 500\r\n\r\n{{\"client_id\"");
            await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head), RunningBroker.Ct);
        }

        var recorded = await running.Broker.WaitForAsync(request => request.FinishedAt is not null, RunningBroker.Ct);

        Assert.Equal((BrokerCall.Cancel, false, null), (recorded.Call, recorded.ActedOnBook, recorded.AnsweredStatus));
        Assert.Equal(1, running.Broker.Count(BrokerCall.Cancel));
    }

    [Fact]
    public async Task WaitFor_NthOfAKind_CompletesWhenItComes()
    {
        await using var running = await RunningBroker.StartWithDocumentedBracketAsync();

        var second = running.Broker.WaitForAsync(BrokerCall.Cancel, 2, RunningBroker.Ct);
        await running.RowsAsync("pending");
        (await running.DeleteAsync("20240314929", "{}")).Dispose();
        Assert.False(second.IsCompleted);
        (await running.DeleteAsync("20240314929", RunningBroker.DocumentedPacket)).Dispose();

        Assert.Equal(RunningBroker.DocumentedPacket, (await second).Body);
    }

    [Fact]
    public async Task WaitFor_NothingComes_EndsWithItsToken()
    {
        await using var running = await RunningBroker.StartAsync();
        using var patience = new CancellationTokenSource();

        var wait = running.Broker.WaitForAsync(BrokerCall.Cancel, 1, patience.Token);
        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
    }

    [Fact]
    public async Task Recording_PastItsSize_KeepsTheNewestAndTheCount()
    {
        await using var running = await RunningBroker.StartAsync(SimulatedBrokerOptions.ForTests with { KeepRequests = 3 });

        for (var i = 0; i < 5; i++)
        {
            await running.RowsAsync("pending");
        }

        Assert.Equal([3, 4, 5], running.Broker.Requests.Select(request => request.Number));
        Assert.Equal(5, running.Broker.Count(BrokerCall.OrderBook));
        running.Broker.ClearRequests();
        Assert.Empty(running.Broker.Requests);
        Assert.Equal(0, running.Broker.Count(BrokerCall.OrderBook));
    }
}
