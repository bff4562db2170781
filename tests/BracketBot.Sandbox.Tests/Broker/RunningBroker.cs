using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using BracketBot.Sandbox.Broker;
using Microsoft.Extensions.Time.Testing;

namespace BracketBot.Sandbox.Tests.Broker;

/// <summary>A simulated broker behind real HTTP on a free port, and a client logged in as YA0002.</summary>
internal sealed class RunningBroker : IAsyncDisposable
{
    private readonly BrokerServer _server;

    private RunningBroker(SimulatedBroker broker, FakeTimeProvider time, BrokerServer server)
    {
        (Broker, Time, _server) = (broker, time, server);
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = server.BaseUrl, Timeout = TimeSpan.FromMinutes(1) };
        LogIn(SimulatedAccount.Trader.AccessToken);
    }

    /// <summary>The packet of the document, in the document's order.</summary>
    public static string DocumentedPacket { get; } =
        """{"client_id":"YA0002","exchange_order_id":"1100000012461398","execution_type":"BO","leg_order_indicator":"ENTRY","oms_order_id":"20240314929","status":"MODIFY_CONFIRMED"}""";

    public SimulatedBroker Broker { get; }

    public FakeTimeProvider Time { get; }

    public HttpClient Client { get; }

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<RunningBroker> StartAsync(SimulatedBrokerOptions? options = null)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2024, 3, 14, 10, 30, 0, new TimeSpan(5, 30, 0)));
        var broker = new SimulatedBroker(time, options ?? SimulatedBrokerOptions.ForTests);
        return new(broker, time, await BrokerServer.StartAsync(broker, ct: Ct));
    }

    /// <summary>With the bracket of the document in an otherwise empty book.</summary>
    public static async Task<RunningBroker> StartWithDocumentedBracketAsync(SimulatedBrokerOptions? options = null)
    {
        var running = await StartAsync(options);
        running.Broker.AddBracket(new() { OmsOrderId = "20240314929", EntryExchangeOrderId = "1100000012461398", EntryStatus = OrderStatus.ModifyConfirmed, Trail = 0.05m });
        return running;
    }

    public void LogIn(string token) => Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

    public Task<HttpResponseMessage> DeleteAsync(string omsOrderId, string packet, CancellationToken? ct = null) =>
        Client.SendAsync(
            new HttpRequestMessage(HttpMethod.Delete, $"api/v1/orders/kart/{omsOrderId}") { Content = new StringContent(packet, Encoding.UTF8, "application/json") },
            ct ?? Ct);

    /// <summary>Cancels a leg with the values of its row.</summary>
    public Task<HttpResponseMessage> CancelAsync(string omsOrderId, LegView leg) => DeleteAsync(omsOrderId, Packet(omsOrderId, leg));

    public static string Packet(string omsOrderId, LegView leg) => new JsonObject
    {
        ["client_id"] = "YA0002",
        ["exchange_order_id"] = leg.ExchangeOrderId,
        ["execution_type"] = "BO",
        ["leg_order_indicator"] = leg.Leg,
        ["oms_order_id"] = omsOrderId,
        ["status"] = leg.Status,
    }.ToJsonString();

    public async Task<IReadOnlyList<JsonObject>> RowsAsync(string type)
    {
        var json = JsonNode.Parse(await Client.GetStringAsync($"api/v1/orders?type={type}&client_id=YA0002", Ct))!;
        return [.. json["data"]!["orders"]!.AsArray().Select(row => row!.AsObject())];
    }

    public LegView Leg(string omsOrderId, string leg, int pair = 1) =>
        Broker.Order(omsOrderId)!.Legs.Single(row => row.Leg == leg && (leg == "ENTRY" || row.Pair == pair));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Broker.DisposeAsync();
        await _server.DisposeAsync();
    }
}
