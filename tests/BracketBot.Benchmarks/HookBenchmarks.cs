using System.Globalization;
using System.Net;
using System.Net.Sockets;
using BenchmarkDotNet.Attributes;
using BracketBot.Configuration;
using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Alerts;
using BracketBot.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace BracketBot.Benchmarks;

/// <summary>
/// A post to a hook, from socket to answer, on a bot whose broker never answers and whose Telegram is away. The ratios say what somebody who tries keys
/// can learn from the time that the answer takes: 1.00 each is nothing.
/// </summary>
[ShortRunJob]
#pragma warning disable CA1001 // Disposed in the global clean-up, as benchmarks are.
public class HookBenchmarks
#pragma warning restore CA1001
{
    /// <summary>As many that none of them comes to its limit.</summary>
    private const int Hooks = 60;

    private const long Owner = 5001;
    private const long Former = 5002;
    private readonly List<string> _known = [];
    private readonly List<string> _withoutAccess = [];
    private readonly List<string> _deleted = [];
    private readonly HttpClient _http = new();
    private readonly TcpListener _silentBroker = new(IPAddress.Loopback, 0);
    private string _folder = "";
    private BotHost? _bot;
    private int _next;

    [GlobalSetup]
    public async Task StartAsync()
    {
        _folder = Directory.CreateTempSubdirectory("bracketbot-bench-").FullName;
        _silentBroker.Start();
        var settings = new Dictionary<string, string?>
        {
            ["Telegram:BotToken"] = "5000:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            ["Telegram:ApiUrl"] = "http://127.0.0.1:9",
            ["Broker:BaseUrl"] = $"http://{_silentBroker.LocalEndpoint}",
            ["Server:Listen"] = "http://127.0.0.1:0",
            ["Storage:ConnectionString"] = $"Filename={Path.Combine(_folder, "bracketbot.db")}",
            ["Secrets:KeyFile"] = Path.Combine(_folder, "master.key"),
            ["Access:Users:0:TelegramUserId"] = Owner.ToString(CultureInfo.InvariantCulture),
            ["Access:Users:0:ClientId"] = "YA0002",
            ["Access:Users:0:AccessToken"] = "token",
        };
        var (read, errors) = SettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        if (errors.Count > 0)
        {
            throw new InvalidOperationException(errors[0].ToString());
        }

        var (bot, error) = await BotHost.BuildAsync(read!, TimeProvider.System, new NoCheckpoints(), l => l.SetMinimumLevel(LogLevel.None), CancellationToken.None);
        _bot = bot ?? throw new InvalidOperationException(error);
        await _bot.App.StartAsync();
        for (var i = 0; i < Hooks; i++)
        {
            _known.Add(await AddAsync($"known-{i}", Owner));
            _withoutAccess.Add(await AddAsync($"former-{i}", Former));
            _deleted.Add(await AddAsync($"deleted-{i}", Owner));
            await _bot.Database.Commits.CommitAsync([new DeleteHook(new HookId($"deleted-{i}"), new TelegramUserId(Owner))], CancellationToken.None);
        }
    }

    [GlobalCleanup]
    public async Task StopAsync()
    {
        if (_bot is { } bot)
        {
            await bot.App.StopAsync();
            await bot.DisposeAsync();
        }

        _silentBroker.Dispose();
        _http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Benchmark(Baseline = true)]
    public Task<HttpStatusCode> Known() => PostAsync(_known[_next++ % Hooks], HttpStatusCode.Accepted);

    [Benchmark]
    public Task<HttpStatusCode> Unknown() => PostAsync(AlertKey.New(), HttpStatusCode.NotFound);

    [Benchmark]
    public Task<HttpStatusCode> Deleted() => PostAsync(_deleted[_next++ % Hooks], HttpStatusCode.NotFound);

    [Benchmark]
    public Task<HttpStatusCode> AccessTakenAway() => PostAsync(_withoutAccess[_next++ % Hooks], HttpStatusCode.NotFound);

    private async Task<string> AddAsync(string id, long user)
    {
        var key = AlertKey.New();
        await _bot!.Database.Commits.CommitAsync(
            [new AddHook(new AlertHook(new HookId(id), new TelegramUserId(user), id, AlertKey.Hash(key), TimeProvider.System.GetUtcNow()))], CancellationToken.None);
        return key;
    }

    private async Task<HttpStatusCode> PostAsync(string key, HttpStatusCode expected)
    {
        using var content = new StringContent($$"""{"text":"RSI crossed 70, {{_next}}","symbol":"IDEA"}""");
        using var answer = await _http.PostAsync(new Uri($"{_bot!.App.Urls.First()}/alerts/{key}"), content);
        return answer.StatusCode == expected ? expected : throw new InvalidOperationException($"{answer.StatusCode} instead of {expected}");
    }
}
