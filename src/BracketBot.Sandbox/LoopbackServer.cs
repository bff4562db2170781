using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace BracketBot.Sandbox;

/// <summary>A small web server on 127.0.0.1 that reads nothing from the environment or from files.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    /// <summary>Short, because a long poll or an event stream never ends by itself.</summary>
    private static readonly TimeSpan StopWithin = TimeSpan.FromMilliseconds(300);

    private readonly WebApplication _app;

    private LoopbackServer(WebApplication app, Uri url) => (_app, Url) = (app, url);

    public Uri Url { get; }

    /// <param name="port">0 for any free one.</param>
    /// <param name="map">Maps the endpoints.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<LoopbackServer> StartAsync(int port, Action<WebApplication> map, CancellationToken cancel)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        builder.Services.AddRoutingCore();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = StopWithin);
        var app = builder.Build();
        map(app);
        try
        {
            await app.StartAsync(cancel);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        return new(app, new Uri(addresses.Single()));
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
