using BracketBot.Sandbox.Telegram;

namespace BracketBot.Sandbox;

/// <summary>A simulated broker and a simulated Telegram, each on a free port of 127.0.0.1.</summary>
public sealed class SandboxHost : IAsyncDisposable
{
    private readonly List<LoopbackServer> _servers = [];

    private SandboxHost(SandboxOptions options) => Telegram = new(options.Time, options.Telegram);

    public SimulatedTelegram Telegram { get; }

    /// <summary>What <c>Telegram:ApiUrl</c> takes.</summary>
    public Uri TelegramUrl { get; private set; } = null!;

    public static async Task<SandboxHost> StartAsync(SandboxOptions? options = null, CancellationToken cancel = default)
    {
        var sandbox = new SandboxHost(options ?? new());
        sandbox.TelegramUrl = await sandbox.ServeAsync(0, sandbox.Telegram.MapEndpoints, cancel);
        return sandbox;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
            await server.DisposeAsync();
    }

    private async Task<Uri> ServeAsync(int port, Action<WebApplication> map, CancellationToken cancel)
    {
        var server = await LoopbackServer.StartAsync(port, map, cancel);
        _servers.Add(server);
        return server.Url;
    }
}
