using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using BracketBot.Configuration;
using BracketBot.Core;
using BracketBot.Core.Dialogs;
using BracketBot.Hosting;
using BracketBot.Sandbox;
using BracketBot.Sandbox.Bot;
using BracketBot.Sandbox.Broker;
using BracketBot.Sandbox.Telegram;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace BracketBot.EndToEnd.Harness;

/// <summary>A simulated broker, a simulated Telegram, and the bot between them, on one clock and real HTTP.</summary>
internal sealed class World : IAsyncDisposable
{
    public const string Document = "20240314929";
    private readonly IReadOnlyDictionary<string, string> _toStore;
    private readonly Dictionary<string, string?> _settings;
    private readonly HttpClient _http = new();
    private BotHost? _bot;

    private World(Store store, IReadOnlyDictionary<string, string> toStore, SandboxHost sandbox, JumpClock clock)
    {
        (Store, _toStore, Sandbox, Clock) = (store, toStore, sandbox, clock);
        _settings = new Dictionary<string, string?>
        {
            ["Telegram:BotToken"] = sandbox.Telegram.Options.BotToken,
            ["Telegram:ApiUrl"] = sandbox.TelegramUrl.GetLeftPart(UriPartial.Authority),
            ["Broker:BaseUrl"] = sandbox.BrokerUrl.GetLeftPart(UriPartial.Authority),
            ["Server:Listen"] = "http://127.0.0.1:0",
            ["Secrets:KeyFile"] = Path.Combine(Folder, "master.key"),
            ["Access:Users:0:TelegramUserId"] = Asha.Id.ToString(CultureInfo.InvariantCulture),
            ["Access:Users:0:ClientId"] = SandboxPerson.Asha.ClientId,
            ["Access:Users:0:AccessToken"] = SandboxPerson.Asha.AccessToken,
        };
        foreach (var (key, value) in toStore)
        {
            _settings[key] = value;
        }
    }

    public Store Store { get; }

    public SandboxHost Sandbox { get; }

    public JumpClock Clock { get; }

    public string Folder { get; } = Directory.CreateTempSubdirectory("bracketbot-e2e-").FullName;

    public SimulatedBroker Broker => Sandbox.Broker;

    public SimulatedTelegram Telegram => Sandbox.Telegram;

    public static Person Asha => SandboxPerson.Asha.Person;

    public static Person Ravi => SandboxPerson.Ravi.Person;

    /// <summary>Has an account at the broker, YA0003, and has not linked it.</summary>
    public static Person Meera => SandboxPerson.Meera.Person;

    public static Person Dev => SandboxPerson.Dev.Person;

    public BotHost Bot => _bot ?? throw new InvalidOperationException("The bot does not run.");

    public RecordingLogs Logs { get; } = new();

    /// <summary>How often the broker was asked to cancel.</summary>
    public int Deletes => Broker.Count(BrokerCall.Cancel);

    /// <summary>Everything is given up after this: a bound for a test that hangs, never a measure of speed.</summary>
    public static CancellationToken Patience => new CancellationTokenSource(TimeSpan.FromSeconds(60), TimeProvider.System).Token;

    public static async Task<World> StartAsync(Store store, Action<World>? prepare = null, bool startBot = true)
    {
        var toStore = await store.CreateAsync();
        var clock = new JumpClock();
        var sandbox = await SandboxHost.StartAsync(new SandboxOptions
        {
            Time = clock,
            Broker = SimulatedBrokerOptions.ForTests with { EnforceRateLimits = false, OddCancelTakes = TimeSpan.FromSeconds(2) },
        });
        var world = new World(store, toStore, sandbox, clock);
        try
        {
            prepare?.Invoke(world);
            if (startBot)
            {
                await world.StartBotAsync();
            }

            return world;
        }
        catch
        {
            await world.DisposeAsync();
            throw;
        }
    }

    public void Set(string key, string value) => _settings[key] = value;

    /// <summary>The test links accounts: what is stored is looked through, too, when it ends.</summary>
    public bool KeepsSecrets { get; private set; }

    /// <summary>Lets people link accounts: by login, at an address that a browser reaches, and let in by Dev, who is the admin.</summary>
    public void OpenDoors()
    {
        KeepsSecrets = true;
        Set("Server:Listen", ProcessUrl.GetLeftPart(UriPartial.Authority));
        Set("Broker:AppId", Broker.Options.AppId);
        Set("Broker:AppSecret", Broker.Options.AppSecret);
        Set("Access:Mode", "Invite");
        Set("Access:Admins:0", SandboxPerson.Dev.Person.Id.ToString(CultureInfo.InvariantCulture));
        Set("Access:Users:1:TelegramUserId", Meera.Id.ToString(CultureInfo.InvariantCulture));
    }

    public Task<ChatMessage> BotMessageAsync(Person person, string text) =>
        Telegram.WaitForMessageAsync(person.Id, m => m.FromBot && m.Text.Contains(text, StringComparison.Ordinal), Patience);

    /// <summary>The document's order: BUY 10 IDEA-EQ at 11.90, exchange order 1100000012461398, MODIFY_CONFIRMED.</summary>
    public OrderView AddDocumentOrder(BracketSpec? like = null) => Broker.AddBracket((like ?? new BracketSpec()) with
    {
        OmsOrderId = Document,
        EntryExchangeOrderId = "1100000012461398",
        EntryStatus = "MODIFY_CONFIRMED",
    });

    public async Task StartBotAsync(ICheckpoints? checkpoints = null)
    {
        var (settings, errors) = SettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(_settings).Build());
        Assert.Empty(errors);
        var (host, error) = await BotHost.BuildAsync(
            settings!, Clock, checkpoints ?? new NoCheckpoints(), l => l.AddProvider(Logs).SetMinimumLevel(LogLevel.Trace), Patience);
        Assert.Null(error);
        _bot = host;
        var polls = Polls;
        await host!.App.StartAsync(Patience);

        // The first poll takes what was waiting; from the second on, taps are live.
        await Telegram.WaitForAsync(_ => Polls > polls + 1, Patience);
    }

    /// <summary>How often the bot has asked Telegram for updates.</summary>
    public int Polls => Telegram.Calls.Count(c => c.Method == "getUpdates");

    /// <summary>
    /// Waits until the bot has confirmed every update. A card may be in the chat before that, and whoever is started next gets the update again.
    /// </summary>
    public Task UntilConfirmedAsync() => Telegram.WaitForAsync(t => t.Pending.Count == 0, Patience);

    public async Task StopBotAsync()
    {
        if (_bot is { } bot)
        {
            _bot = null;
            await bot.App.StopAsync(Patience);
            await bot.DisposeAsync();
        }
    }

    /// <summary>Names the step at which a process kills itself; the release has no such switch.</summary>
    public const string KillAt = "BRACKETBOT_TEST_KILL_AT";

    /// <summary>Where a bot in a process of its own answers HTTP.</summary>
    public Uri ProcessUrl { get; } = FreeUrl();

    /// <summary>The same bot, to be started in a process of its own.</summary>
    public BotSettings ProcessSettings(params (string Name, string Value)[] more) => new()
    {
        BotToken = Telegram.Options.BotToken,
        TelegramUrl = Sandbox.TelegramUrl,
        BrokerUrl = Sandbox.BrokerUrl,
        Listen = ProcessUrl,
        Program = more.Any(m => m.Name == KillAt) ? null : NativeForm.Path,
        Folder = Folder,
        More = _toStore.Select(s => (s.Key.Replace(":", "__", StringComparison.Ordinal), s.Value)).Concat(more).ToDictionary(),
    };

    /// <summary>Starts the same bot in a process of its own, and waits until its taps are live.</summary>
    public async Task<BotProcess> StartProcessAsync(params (string Name, string Value)[] more)
    {
        var polls = Polls;
        var process = LaunchProcess(more);
        await Telegram.WaitForAsync(_ => Polls > polls + 1, Patience);
        return process;
    }

    /// <summary>Starts the same bot in a process of its own, and does not wait for anything.</summary>
    public BotProcess LaunchProcess(params (string Name, string Value)[] more)
    {
        var process = new BotProcess(ProcessSettings(more), TimeProvider.System);
        process.Start();
        return process;
    }

    /// <summary>Waits until a process that was killed is gone, and is dead to whoever is started after it.</summary>
    public async Task UntilDeadAsync(BotProcess process)
    {
        await process.DisposeAsync();
        await Store.ForgetDeadProcessesAsync();
    }

    /// <summary>Tickets that still wait for their outcome.</summary>
    public async Task<IReadOnlyList<string>> UnsettledAsync() =>
        [.. (await Store.TicketsAsync()).Where(t => t.State != "Settled").Select(t => t.Id)];

    /// <summary>
    /// Lets time pass while the bot is at work: in steps that a poll bears, each taken when the poll before it has come back. (A jump in one go is
    /// what a paused process sees: taps after it count as waited.)
    /// </summary>
    public async Task PassAsync(TimeSpan time)
    {
        // A message may be in the chat before its answer has reached the bot. If the clock jumps in between, the call times out and the message is
        // sent again, which is right for the bot, but not what a test looks at.
        await UntilDeliveredAsync();
        var poll = TimeSpan.FromSeconds(8);
        for (var left = time; left > TimeSpan.Zero; left -= poll)
        {
            var polls = Polls;
            Clock.Jump(poll);
            await Telegram.WaitForAsync(_ => Polls > polls, Patience);
        }
    }

    /// <summary>Waits until the bot knows that all its messages are in the chat.</summary>
    public Task UntilDeliveredAsync() => UntilAsync(async () => (await Store.CardsAsync()).All(c => c.MessageId is not null));

    /// <summary>Makes a hook named "test" by chat; its address as the test reaches it.</summary>
    public async Task<Uri> HookAsync(Person? person = null)
    {
        var message = await SendAsync("/hooks new test", person);
        return Here($"/alerts/{Key(message)}");
    }

    /// <summary>The newest address in the chat that is not <paramref name="old"/>.</summary>
    public async Task<Uri> AddressAsync(Uri old)
    {
        var message = await Telegram.WaitForMessageAsync(Asha.Id, m => m.FromBot && Key(m) is { } key && key != old.Segments[^1], Patience);
        return Here($"/alerts/{Key(message)}");
    }

    /// <summary>The path at the bot that runs now.</summary>
    public Uri Here(string path) => new(_bot is null ? ProcessUrl : new Uri(_bot.App.Urls.First()), path);

    public Task<HttpStatusCode> PostAsync(Uri address, string body) => PostAsync(address, Encoding.UTF8.GetBytes(body));

    public async Task<HttpStatusCode> PostAsync(Uri address, byte[] body)
    {
        using var content = new ByteArrayContent(body);
        using var response = await _http.PostAsync(address, content, Patience);
        return response.StatusCode;
    }

    public Task<ChatMessage> BotMessageAsync(string text) =>
        Telegram.WaitForMessageAsync(Asha.Id, m => m.FromBot && m.Text.Contains(text, StringComparison.Ordinal), Patience);

    /// <summary>Waits until it is so, in the store or wherever no change is told of.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        var patience = Patience;
        while (!await isSo())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, patience);
        }
    }

    /// <summary>Waits until so many alerts stand on a card that was delivered.</summary>
    public Task UntilShownAsync(int alerts) => UntilAsync(async () =>
    {
        var stored = await Store.AlertsAsync();
        var delivered = (await Store.CardsAsync()).Where(c => c.MessageId is not null).Select(c => c.Id).ToHashSet();
        return stored.Count(a => a.ShownOn is { } dialog && delivered.Contains($"d{dialog}")) >= alerts;
    });

    /// <summary>Below the ports that systems give out by themselves, so that nobody else gets it before the process does.</summary>
    private static Uri FreeUrl()
    {
        while (true)
        {
            var port = Random.Shared.Next(20_000, 32_000);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return new Uri($"http://127.0.0.1:{port}");
            }
            catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                // Another server's: try another.
                continue;
            }
        }
    }

    private static string? Key(ChatMessage message) => Regex.Match(message.Text, "/alerts/([A-Za-z0-9_-]{43})") is { Success: true } m ? m.Groups[1].Value : null;

    /// <summary>Writes to the bot and waits for the card that answers.</summary>
    public async Task<ChatMessage> SendAsync(string text, Person? person = null)
    {
        var who = person ?? Asha;
        var before = Telegram.Messages(who.Id).Count(m => m.FromBot);
        Telegram.SendText(who, text);
        await Telegram.WaitForAsync(t => t.Messages(who.Id).Count(m => m.FromBot) > before, Patience);
        return Telegram.Messages(who.Id).Last(m => m.FromBot);
    }

    /// <summary>
    /// Taps a button of the card as it is now, and waits for the toast. Somebody who reads first: a button that is disabled is waited for, and one that
    /// takes no tap yet is tapped again.
    /// </summary>
    public async Task<string> TapAsync(ChatMessage card, Wanted button, Person? person = null)
    {
        var patience = Patience;
        while (true)
        {
            await UntilListeningAsync(card, button);
            var tap = Telegram.TapButton(person ?? Asha, Now(card), button);
            var toast = (await tap.Answered.WaitAsync(patience)).Text;
            if (toast != BotSays.LookFirst)
            {
                return toast;
            }

            if (_bot is not null)
            {
                Clock.Jump(DialogRules.LookFirst);
            }
            else
            {
                // A bot in a process of its own goes by the real clock, and must not fall behind the broker's.
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, patience);
            }
        }
    }

    /// <summary>Waits until a button that is disabled takes taps.</summary>
    public async Task<ChatMessage> UntilListeningAsync(ChatMessage card, Wanted button)
    {
        if (!Now(card).Button(button).Disabled)
        {
            return Now(card);
        }

        var listens = Telegram.WaitForMessageAsync(
            card.ChatId, m => m.MessageId == card.MessageId && m.Buttons.Any(b => button.Fits(b) && !b.Disabled), Patience);
        if (_bot is not null)
        {
            Clock.Jump(DialogRules.LookFirst);
        }

        return await listens;
    }

    public ChatMessage Now(ChatMessage card) => Telegram.Message(card.ChatId, card.MessageId) ?? card;

    /// <summary>
    /// Waits until the card says it. Where it does not for some seconds, the clock goes on: whoever reckoned a pause before a jump and began it
    /// after would wait for as long as the jump was.
    /// </summary>
    public async Task<ChatMessage> UntilAsync(ChatMessage card, string text)
    {
        var said = Telegram.WaitForMessageAsync(
            card.ChatId, m => m.MessageId == card.MessageId && m.Text.Contains(text, StringComparison.Ordinal), Patience);
        await Task.WhenAny(said, Task.Delay(TimeSpan.FromSeconds(10), TimeProvider.System));
        while (!said.IsCompleted)
        {
            Clock.Jump(TimeSpan.FromMilliseconds(500));
            await Task.WhenAny(said, Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System));
        }

        return await SaidAsync(said, card);
    }

    /// <summary>
    /// Waits until the card says it, and gives the bot eight seconds of its own clock for that: what waits for somebody's hold on the card or the
    /// ticket to run out does not get there. The machine may take as long as it likes.
    /// </summary>
    public async Task<ChatMessage> UntilSoonAsync(ChatMessage card, string text)
    {
        using var standstill = Clock.StandStill();
        var said = Telegram.WaitForMessageAsync(
            card.ChatId, m => m.MessageId == card.MessageId && m.Text.Contains(text, StringComparison.Ordinal), Patience);
        for (var left = TimeSpan.FromSeconds(8); left > TimeSpan.Zero && !said.IsCompleted; left -= TimeSpan.FromMilliseconds(250))
        {
            Clock.Jump(TimeSpan.FromMilliseconds(250));
            await Task.WhenAny(said, Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System));
        }

        return await SaidAsync(said, card);
    }

    /// <summary>What was waited for; where it did not come, the failure tells what stands in its place.</summary>
    private async Task<ChatMessage> SaidAsync(Task<ChatMessage> said, ChatMessage card)
    {
        try
        {
            return await said;
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"The card says: {Now(card).Text}");
            throw;
        }
    }

    /// <summary>Shows the confirm card of the document's entry.</summary>
    public Task<ChatMessage> AskAsync() => SendAsync($"/cancel {Document} ENTRY");

    public async ValueTask DisposeAsync()
    {
        await StopBotAsync();
        try
        {
            await NothingLeakedAsync();
        }
        finally
        {
            _http.Dispose();
            await Sandbox.DisposeAsync();
            await Store.DisposeAsync();
            Directory.Delete(Folder, recursive: true);
        }
    }

    /// <summary>Whatever a test did: no token, code or secret of it stands in a log, in the chat, or in a file that the bot sent; nor in the store, where the test is about them.</summary>
    private async Task NothingLeakedAsync()
    {
        List<string> secrets = [.. Broker.Secrets, Telegram.Options.BotToken];
        var said = Telegram.People.SelectMany(p => Telegram.Messages(p.Id)).Where(m => m.FromBot).SelectMany(m => new[] { m.Text, m.Attachment?.Text ?? "" });
        var written = await Task.WhenAll(Directory.GetFiles(Folder, "*.log").Select(f => File.ReadAllTextAsync(f)));
        var stored = KeepsSecrets ? await Store.ContentsAsync() : [];
        foreach (var text in Logs.Lines.Concat(said).Concat(written).Concat(stored))
        {
            Assert.DoesNotContain(secrets, secret => text.Contains(secret, StringComparison.Ordinal));
        }
    }
}
