using BracketBot.LoadDriver.Bots;
using BracketBot.LoadDriver.Broker;
using BracketBot.LoadDriver.Reports;
using BracketBot.LoadDriver.Sockets;
using BracketBot.LoadDriver.Telegram;
using BracketBot.LoadDriver.Traders;

namespace BracketBot.LoadDriver.Stages;

/// <summary>One run of one bot: its start with an update waiting, a moment of rest, and all stages.</summary>
internal sealed class Measurement : IDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan BetweenStages = TimeSpan.FromSeconds(0.3);

    private readonly MeasureOptions _options;
    private readonly Oddities _odd = new();
    private readonly EventLoop _loop = new();
    private readonly TraderCrowd _traders;
    private readonly BotApi _telegram;
    private readonly BrokerApi _broker;

    public Measurement(MeasureOptions options)
    {
        _options = options;
        _traders = new TraderCrowd(options.Users);
        _telegram = new BotApi(_loop, _traders, options.TelegramDelay, _odd);
        _broker = new BrokerApi(_loop, _traders, new OrderBook(options.Book), options.BrokerDelay, _odd);
    }

    /// <summary>The figures of each stage; null, and a line on standard error, where the bot did not come up or did not stay.</summary>
    public IReadOnlyList<StageFigures>? Run()
    {
        var environment = BotFolder.Environment(_loop.Listen(_telegram), _loop.Listen(_broker));
        BotFolder.WriteUsers(_options.Folder, _traders);
        var first = _traders[0].Begin(Clock.Now, isMeasured: false);
        _telegram.Write(first);
        using var bot = BotProcess.Start(_options.Command, _options.BotCore, _options.Folder, environment);
        if (Start(bot, first) is not { } start)
        {
            return null;
        }

        var figures = new List<StageFigures>();
        foreach (var spec in _options.Stages)
        {
            var result = new StageResult(spec, _options.BrokerDelay);
            new StageRun(_loop, _telegram, _traders, bot, result).Run();
            if (bot.HasExited)
            {
                Console.Error.WriteLine($"{_options.Name}: the bot stopped in the middle of {spec}");
                return null;
            }

            figures.Add(StageFigures.Of(_options, start, result, _odd.Count));
            _loop.Run(BetweenStages);
        }

        if (_odd.Count > 0)
        {
            Console.Error.WriteLine($"{_options.Name}: odd: {_odd}");
        }

        return figures;
    }

    public void Dispose() => _loop.Dispose();

    private StartFigures? Start(BotProcess bot, Dialog first)
    {
        var cpu = TimeSpan.Zero;
        _loop.RunUntil(() => _telegram.FirstReply is not null || IsHopeless(bot));
        cpu = bot.Cpu;
        _loop.RunUntil(() => first.IsOver || IsHopeless(bot));
        if (!first.IsOver)
        {
            Console.Error.WriteLine(
                $"{_options.Name}: the bot {(bot.HasExited ? "stopped before" : "is up too long without")} the end of its first dialog: {first}. {_odd}");
            return null;
        }

        _loop.Run(Rest);
        return new StartFigures(_telegram.FirstPoll - bot.Started, _telegram.FirstReply - bot.Started, cpu, bot.MemoryMb);
    }

    private static bool IsHopeless(BotProcess bot) => bot.HasExited || Clock.Now - bot.Started > LongestStart;
}
