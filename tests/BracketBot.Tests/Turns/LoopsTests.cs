using BracketBot.Turns;
using Microsoft.Extensions.Time.Testing;

namespace BracketBot.Tests.Turns;

public sealed class LoopsTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly RecordingLog<LoopsTests> _log = new();
    private int _runs;

    [Fact]
    public async Task Loop_Fails_StartsAgainAfterAPauseAndSaysEachReasonOnce()
    {
        var failures = 0;
        using var stop = new CancellationTokenSource();
        var ran = new SemaphoreSlim(0);
        var running = Loops.KeepRunningAsync(
            "a loop",
            async cancellation =>
            {
                _runs++;
                ran.Release();
                await Task.Yield();
                throw _runs < 3 ? new IOException("away") : new TimeoutException("late");
            },
            _time, _log, stop.Token, failed: () => failures++);

        for (var run = 1; run <= 4; run++)
        {
            await UntilRanAsync(ran);
        }

        await stop.CancelAsync();
        await running;

        Assert.Equal(4, _runs);
        Assert.InRange(failures, 3, 4);
        Assert.Equal(["a loop failed and starts again in 2 s", "a loop failed and starts again in 2 s"], _log.Lines.Select(l => l.Text));
    }

    [Fact]
    public async Task Loop_Returns_StartsAgain()
    {
        using var stop = new CancellationTokenSource();
        var ran = new SemaphoreSlim(0);
        var running = Loops.KeepRunningAsync(
            "a loop",
            _ =>
            {
                ran.Release();
                return Task.CompletedTask;
            },
            _time, _log, stop.Token);

        await UntilRanAsync(ran);
        await UntilRanAsync(ran);
        await stop.CancelAsync();
        await running;

        Assert.Empty(_log.Lines);
    }

    [Fact]
    public async Task Loop_FailsWhileTheProgramStops_IsToldAndStopsIt()
    {
        using var stop = new CancellationTokenSource();
        var running = Loops.KeepRunningAsync(
            "a loop",
            async cancellation =>
            {
                await stop.CancelAsync();
                throw new IOException("away");
            },
            _time, _log, stop.Token);

        await running;

        Assert.Single(_log.Lines);
    }

    /// <summary>The pause before a run begins after the run before it, at a moment that nobody is told of: the clock goes on until it has run.</summary>
    private async Task UntilRanAsync(SemaphoreSlim ran)
    {
        while (!await ran.WaitAsync(TimeSpan.FromMilliseconds(5)))
        {
            _time.Advance(TimeSpan.FromSeconds(1));
        }
    }
}
