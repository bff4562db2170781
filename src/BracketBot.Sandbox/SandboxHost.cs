using BracketBot.Sandbox.Bot;
using BracketBot.Sandbox.Broker;
using BracketBot.Sandbox.Page;
using BracketBot.Sandbox.Telegram;

namespace BracketBot.Sandbox;

/// <summary>
/// A simulated broker and a simulated Telegram, each on a free port of 127.0.0.1, and on request the page and the real program started against them.
/// </summary>
public sealed class SandboxHost : IAsyncDisposable
{
    private readonly Stack<IAsyncDisposable> _parts = new();

    private SandboxHost(SandboxOptions options)
    {
        Telegram = new(options.Time, options.Telegram);
        Broker = new(options.Time, options.Broker);
        People = options.People;
    }

    public SimulatedTelegram Telegram { get; }

    public SimulatedBroker Broker { get; }

    public IReadOnlyList<SandboxPerson> People { get; }

    /// <summary>The real program, if <see cref="SandboxOptions.StartBot"/> asked for it.</summary>
    public BotProcess? Bot { get; private set; }

    /// <summary>The value for <c>Telegram:ApiUrl</c>.</summary>
    public Uri TelegramUrl { get; private set; } = null!;

    /// <summary>The value for <c>Broker:BaseUrl</c>.</summary>
    public Uri BrokerUrl { get; private set; } = null!;

    /// <summary>Null if there is no page.</summary>
    public Uri? PageUrl { get; private set; }

    /// <exception cref="IOException">The page's port is taken.</exception>
    /// <exception cref="InvalidDataException">The chats in the folder cannot be read.</exception>
    public static async Task<SandboxHost> StartAsync(SandboxOptions? options = null, CancellationToken cancel = default)
    {
        options ??= new();
        var sandbox = new SandboxHost(options);
        try
        {
            await sandbox.StartPartsAsync(options, cancel);
            return sandbox;
        }
        catch
        {
            await sandbox.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops the bot first, in good order, and then what it talks to.</summary>
    public async ValueTask DisposeAsync()
    {
        while (_parts.TryPop(out var part))
        {
            await part.DisposeAsync();
        }
    }

    private async Task StartPartsAsync(SandboxOptions options, CancellationToken cancel)
    {
        foreach (var someone in People)
        {
            Telegram.Introduce(someone.Person);
        }

        if (options.Folder is not null)
        {
            _parts.Push(ChatFile.Open(options.Folder, Telegram));
        }

        _parts.Push(Broker);
        await Broker.StartAsync(cancel);
        TelegramUrl = await ServeAsync(0, Telegram.MapEndpoints, cancel);
        _parts.Push(Telegram.DeliverWebhooks());
        BrokerUrl = await ServeAsync(0, Broker.MapEndpoints, cancel);
        if (options.StartBot)
        {
            Bot = new(new()
            {
                BotToken = options.Telegram.BotToken,
                TelegramUrl = TelegramUrl,
                BrokerUrl = BrokerUrl,
                AppId = options.Broker.AppId,
                AppSecret = options.Broker.AppSecret,
                Listen = new($"http://127.0.0.1:{FreePort.Take()}"),
                Folder = options.Folder ?? throw new ArgumentException("A bot needs a folder.", nameof(options)),
                People = People,
                More = options.BotEnvironment,
            }, options.Time);
        }

        if (options.PagePort is { } port)
        {
            PageUrl = await ServeAsync(port, new SandboxPage(this, options.Time).Map, cancel);
        }

        if (Bot is not null)
        {
            _parts.Push(Bot);
            Bot.Start();
        }
    }

    private async Task<Uri> ServeAsync(int port, Action<WebApplication> map, CancellationToken cancel)
    {
        var server = await LoopbackServer.StartAsync(port, map, cancel);
        _parts.Push(server);
        return server.Url;
    }
}
