using System.Globalization;
using System.Net;
using System.Net.Sockets;
using BracketBot.EndToEnd.Cases;
using BracketBot.EndToEnd.Harness;
using BracketBot.Sandbox;
using BracketBot.Sandbox.Bot;
using BracketBot.Sandbox.Telegram;

[assembly: AssemblyFixture(typeof(CaseBot))]

namespace BracketBot.EndToEnd.Cases;

/// <summary>
/// The program as a process, between a simulated Telegram where bots hear all that is said in groups and a broker of raw answers. It starts with the
/// first case and serves them all: each has a trader of its own.
/// </summary>
/// <remarks>
/// A name that begins with a number is the report of that number; the others are further examples of its kind. How a cancel under way is looked at for
/// hours is seen in the tests of the looking, on a clock of their own, and a store that can't be written in <c>StoreAwayTests</c>.
/// </remarks>
public sealed class CaseBot : IAsyncLifetime
{
    private const int Traders = 150;
    private const long FirstPerson = 9001;

    private readonly SemaphoreSlim _start = new(1, 1);
    private readonly string _folder = Directory.CreateTempSubdirectory("bracketbot-cases-").FullName;
    private SandboxHost? _sandbox;
    private ScriptedBroker? _broker;
    private BotProcess? _bot;
    private int _given;

    internal SimulatedTelegram Telegram => (_sandbox ?? throw new InvalidOperationException("The bot does not run.")).Telegram;

    internal HttpClient Http { get; } = new();

    internal Uri Url => (_bot ?? throw new InvalidOperationException("The bot does not run.")).Settings.Listen;

    internal string Folder => _folder;

    /// <summary>Nothing is started where no case is run.</summary>
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_bot is not null)
        {
            await _bot.DisposeAsync();
        }

        if (_sandbox is not null)
        {
            await _sandbox.DisposeAsync();
        }

        if (_broker is not null)
        {
            await _broker.DisposeAsync();
        }

        Http.Dispose();
        _start.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A trader whom nobody was before, over a book with these rows pending.</summary>
    internal async Task<Trader> TraderAsync(params string[] pending)
    {
        await _start.WaitAsync(World.Patience);
        try
        {
            if (_bot is null)
            {
                await StartAsync();
            }
        }
        finally
        {
            _start.Release();
        }

        var index = Interlocked.Increment(ref _given) - 1;
        Assert.True(index < Traders, "More cases than traders.");
        var (person, clientId, token) = At(index);
        var script = new BrokerScript();
        script.Plays(Ask.Pending, RawAnswer.List(pending));
        _broker!.Add(token!, clientId!, script);
        return new Trader(this, person, script);
    }

    private async Task StartAsync()
    {
        _sandbox = await SandboxHost.StartAsync(new SandboxOptions { Telegram = new() { HearsEverything = true } }, World.Patience);
        _broker = await ScriptedBroker.StartAsync(World.Patience);
        var bot = new BotProcess(
            new BotSettings
            {
                BotToken = Telegram.Options.BotToken,
                TelegramUrl = _sandbox.TelegramUrl,
                BrokerUrl = _broker.Url,
                Listen = FreeUrl(),
                Program = NativeForm.Path,
                Folder = _folder,
                People = [.. Enumerable.Range(0, Traders).Select(At)],
                More = new Dictionary<string, string> { ["Telegram__PushesPerSecond"] = "0" },
            },
            TimeProvider.System);
        bot.Start();

        // The first poll takes what was waiting; from the second on, taps are live.
        await Telegram.WaitForAsync(t => t.Calls.Count(c => c.Method == "getUpdates") > 1, World.Patience);
        _bot = bot;
    }

    private static SandboxPerson At(int index) => new(
        new Person(FirstPerson + index, "Trader"),
        string.Create(CultureInfo.InvariantCulture, $"YC{index:0000}"),
        string.Create(CultureInfo.InvariantCulture, $"access-token-of-trader-{index:0000}"));

    private static Uri FreeUrl()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }
}
