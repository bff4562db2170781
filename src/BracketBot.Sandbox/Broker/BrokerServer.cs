using System.Net;

namespace BracketBot.Sandbox.Broker;

/// <summary>Serves a simulated broker, API and controls, on loopback: for tests in the same process. Does not own the broker.</summary>
public sealed class BrokerServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private BrokerServer(WebApplication app, Uri baseUrl) => (_app, BaseUrl) = (app, baseUrl);

    /// <summary>Such as http://127.0.0.1:41234/.</summary>
    public Uri BaseUrl { get; }

    /// <param name="broker">Keeps its state when a server stops, so that a broker can be away and come back on the same port.</param>
    /// <param name="port">0: a free one.</param>
    /// <param name="ct">Ends the start.</param>
    public static async Task<BrokerServer> StartAsync(SimulatedBroker broker, int port = 0, CancellationToken ct = default)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        builder.Services.AddRoutingCore();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.UseRouting();
        broker.MapEndpoints(app);
        broker.MapControls(app);
        await app.StartAsync(ct).ConfigureAwait(false);
        return new(app, new Uri(app.Urls.Single()));
    }

    /// <summary>Stops listening and ends what is in flight.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync().ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
    }
}
