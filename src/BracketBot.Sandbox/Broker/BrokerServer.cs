namespace BracketBot.Sandbox.Broker;

/// <summary>Serves a simulated broker, API and controls, on loopback: for tests in the same process. Does not own the broker.</summary>
public sealed class BrokerServer : IAsyncDisposable
{
    private readonly LoopbackServer _server;

    private BrokerServer(LoopbackServer server) => _server = server;

    /// <summary>Such as http://127.0.0.1:41234/.</summary>
    public Uri BaseUrl => _server.Url;

    /// <param name="broker">Keeps its state when a server stops, so a broker can go away and come back on the same port.</param>
    /// <param name="port">0 for any free one.</param>
    /// <param name="ct">Cancels the start.</param>
    public static async Task<BrokerServer> StartAsync(SimulatedBroker broker, int port = 0, CancellationToken ct = default) =>
        new(await LoopbackServer.StartAsync(port, app =>
        {
            broker.MapEndpoints(app);
            broker.MapControls(app);
        }, ct));

    /// <summary>Stops listening and ends what is in flight.</summary>
    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
