using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;
using BracketBot.Configuration;
using BracketBot.Core;
using BracketBot.EndToEnd.Harness;
using BracketBot.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace BracketBot.EndToEnd.Load;

/// <summary>The bot between a simulated Telegram and a simulated broker, on real HTTP and the real clock, with many users.</summary>
internal sealed class LoadWorld : IAsyncDisposable
{
    /// <summary>Reading the settings takes time with the square of the users, so they come back, each when their dialog is over.</summary>
    private const int MostUsers = 300;

    /// <summary>Longer than any lease or retry of the bot's, so that what is late is told from what is lost.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    private readonly string _folder = Directory.CreateTempSubdirectory("bracketbot-load-").FullName;
    private readonly Stopwatch _clock = new();
    private readonly RecordingLogs _logs = new();
    private readonly ConcurrentQueue<string> _unexpected = [];
    private readonly List<LoadUser> _users;
    private readonly LoadCase _load;
    private readonly LoadTelegram _telegram;
    private readonly LoadBroker _broker;
    private LoadServer? _server;
    private BotHost? _bot;

    private LoadWorld(LoadCase load)
    {
        _load = load;
        _users = [.. Enumerable.Range(1, Math.Min(MostUsers, load.Dialogs)).Select(n => new LoadUser(n))];
        _telegram = new LoadTelegram(_users.ToDictionary(u => u.Id), _clock, load.Ways.Min(w => w.Telegram), _unexpected.Enqueue);
        _broker = new LoadBroker(_users.ToDictionary(u => u.ClientId), _clock, _unexpected.Enqueue);
    }

    /// <summary>Runs one case from an empty database to a bot that has stopped.</summary>
    public static async Task<LoadReport> RunAsync(LoadCase load)
    {
        await using var world = new LoadWorld(load);
        await world.StartAsync();
        var dialogs = await world.PlayAsync();
        await world.StopBotAsync();
        return new LoadReport(load, dialogs, [.. world._unexpected], [.. world._logs.Lines]);
    }

    public async ValueTask DisposeAsync()
    {
        await StopBotAsync();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private async Task StartAsync()
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        _server = await LoadServer.StartAsync(_telegram, _broker, patience.Token);
        var (settings, errors) = SettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(Settings(_server.Url)).Build());
        Assert.Empty(errors);
        var (bot, error) = await BotHost.BuildAsync(
            settings!, TimeProvider.System, new NoCheckpoints(), l => l.AddProvider(_logs).SetMinimumLevel(LogLevel.Warning), patience.Token);
        Assert.Null(error);
        _bot = bot;
        await bot!.App.StartAsync(patience.Token);
        await _telegram.Live.WaitAsync(patience.Token);
    }

    /// <summary>All dialogs by their schedule; until the last is over, or it is clear that it never will be.</summary>
    private async Task<IReadOnlyList<LoadDialog>> PlayAsync()
    {
        var dialogs = _load.Schedule();
        var free = Channel.CreateUnbounded<LoadUser>();
        _users.ForEach(u => free.Writer.TryWrite(u));
        using var patience = new CancellationTokenSource(dialogs[^1].Due + _load.Ways.Max(w => w.InTime) + Patience, TimeProvider.System);
        _clock.Start();

        // What is not over when patience ends is the report's business.
        var all = Task.WhenAll(dialogs.Select(d => PlayAsync(d, free, patience.Token)));
        await all.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        if (all.IsFaulted)
        {
            await all;
        }

        return dialogs;
    }

    private async Task PlayAsync(LoadDialog dialog, Channel<LoadUser> free, CancellationToken patience)
    {
        if (dialog.Due - _clock.Elapsed is var wait && wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, TimeProvider.System, patience);
        }

        // A user whose dialog is on is not free: where all are, the bot is so far behind that this one's wait counts too.
        var user = await free.Reader.ReadAsync(patience);
        user.Dialog = dialog;
        await dialog.RunAsync(user, _telegram, patience);
        free.Writer.TryWrite(user);
    }

    private async Task StopBotAsync()
    {
        if (_bot is { } bot)
        {
            _bot = null;
            await bot.App.StopAsync();
            await bot.DisposeAsync();
        }
    }

    private Dictionary<string, string?> Settings(string url)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Telegram:BotToken"] = LoadTelegram.Token,
            ["Telegram:ApiUrl"] = url,
            ["Broker:BaseUrl"] = url,
            ["Server:Listen"] = "http://127.0.0.1:0",
            ["Storage:ConnectionString"] = $"Filename={Path.Combine(_folder, "bracketbot.db")}",
            ["Secrets:KeyFile"] = Path.Combine(_folder, "master.key"),

            // A machine that is too slow for the usual times must not be taken for a bot that is wrong.
            ["Broker:Timeout"] = "00:01:00",
            ["Dialogs:ConfirmWithin"] = "00:10:00",
        };
        foreach (var (index, user) in _users.Index())
        {
            settings[$"Access:Users:{index}:TelegramUserId"] = user.Id.ToString(CultureInfo.InvariantCulture);
            settings[$"Access:Users:{index}:ClientId"] = user.ClientId;
            settings[$"Access:Users:{index}:AccessToken"] = user.AccessToken;
        }

        return settings;
    }
}
