using BracketBot.LoadDriver.Bots;
using BracketBot.LoadDriver.Sockets;
using BracketBot.LoadDriver.Telegram;
using BracketBot.LoadDriver.Traders;

namespace BracketBot.LoadDriver.Stages;

/// <summary>Runs one stage to its end.</summary>
internal sealed class StageRun(EventLoop loop, BotApi telegram, TraderCrowd traders, BotProcess bot, StageResult result)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The same arrivals in each run.</summary>
    private const int Seed = 42;

#pragma warning disable CA5394 // Arrivals are no secret.
    private readonly Random _random = new(Seed);
#pragma warning restore CA5394

    /// <summary>Commands that found all traders in a dialog, by when they were due: each goes to the first who is free.</summary>
    private readonly Queue<TimeSpan> _waiting = new();
    private TimeSpan _measureFrom;
    private TimeSpan _end;
    private int _unfinished;
    private TimeSpan _botCpu;
    private TimeSpan _driverCpu;
    private TimeSpan _began;

    public void Run()
    {
        var start = Clock.Now;
        _measureFrom = start + result.Spec.WarmUp;
        _end = _measureFrom + result.Spec.Measured;
        telegram.Over = result.Spec.IsOpen ? FinishOpen : FinishClosed;
        loop.At(_measureFrom, BeginMeasuring);
        loop.At(_end, EndMeasuring);
        loop.IsBusy = result.Spec.IsOpen;
        if (result.Spec.IsOpen)
        {
            Arrive(start);
        }
        else
        {
            for (var i = 0; i < result.Spec.Count; i++)
            {
                Begin(traders[i], start);
            }
        }

        loop.RunUntil(() => result.Length > TimeSpan.Zero || bot.HasExited);
        var patience = Clock.Now + Patience;
        loop.RunUntil(() => _unfinished == 0 || Clock.Now >= patience || bot.HasExited);
        loop.IsBusy = false;
        CountLost();
    }

    private void Begin(Trader trader, TimeSpan due)
    {
        _unfinished++;
        telegram.Write(trader.Begin(due, due >= _measureFrom));
    }

    /// <summary>A Poisson process: the next arrival is due whether the bot has kept up or not.</summary>
    private void Arrive(TimeSpan due)
    {
        if (due >= _end)
        {
            return;
        }

        if (traders.NextIdle() is { } trader)
        {
            Begin(trader, due);
        }
        else
        {
            _waiting.Enqueue(due);
        }

#pragma warning disable CA5394
        var next = due + TimeSpan.FromSeconds(-Math.Log(1 - _random.NextDouble()) / result.Spec.Count);
#pragma warning restore CA5394
        loop.At(next, () => Arrive(next));
    }

    private void FinishOpen(Dialog dialog)
    {
        _unfinished--;
        if (dialog.IsMeasured)
        {
            result.Add(dialog);
        }

        if (_waiting.TryDequeue(out var due))
        {
            Begin(dialog.Trader, due);
        }
    }

    private void FinishClosed(Dialog dialog)
    {
        _unfinished--;
        var now = Clock.Now;
        if (now >= _end)
        {
            return;
        }

        if (now >= _measureFrom)
        {
            result.Add(dialog);
        }

        Begin(dialog.Trader, now);
    }

    private void BeginMeasuring() => (_began, _botCpu, _driverCpu) = (Clock.Now, bot.Cpu, Environment.CpuUsage.TotalTime);

    private void EndMeasuring()
    {
        result.BotCpu = bot.Cpu - _botCpu;
        result.DriverCpu = Environment.CpuUsage.TotalTime - _driverCpu;
        result.MemoryMb = bot.MemoryMb;
        result.HighestMemoryMb = bot.HighestMemoryMb;
        result.Length = Clock.Now - _began;
    }

    private void CountLost()
    {
        telegram.Over = _ => { };
        var lost = traders.Unfinished.ToList();
        result.Lost = lost.Count + _waiting.Count;
        foreach (var dialog in lost.Take(3))
        {
            Console.Error.WriteLine($"lost: {dialog}");
        }

        traders.GiveUp();
        telegram.Clear();
    }
}
