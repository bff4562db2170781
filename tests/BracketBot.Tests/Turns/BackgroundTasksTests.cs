using BracketBot.Turns;
using Microsoft.Extensions.Logging;

namespace BracketBot.Tests.Turns;

public sealed class BackgroundTasksTests
{
    private readonly RecordingLog<BackgroundTasks> _log = new();
    private readonly BackgroundTasks _background;

    public BackgroundTasksTests() => _background = new BackgroundTasks(_log);

    private static CancellationToken Patience => new CancellationTokenSource(TimeSpan.FromSeconds(30), TimeProvider.System).Token;

    [Fact]
    public async Task Drain_WithNothingRunning_IsDone() => Assert.True(await _background.DrainAsync(Patience));

    [Fact]
    public async Task Drain_WaitsForWhatRunsAndForWhatThatStarts()
    {
        var gate = new TaskCompletionSource();
        var done = new List<string>();
        _background.Run("first", async () =>
        {
            await gate.Task;
            _background.Run("second", async () =>
            {
                await Task.Yield();
                done.Add("second");
            });
            done.Add("first");
        });

        var drained = _background.DrainAsync(Patience);
        Assert.False(drained.IsCompleted);
        gate.SetResult();

        Assert.True(await drained);
        Assert.Equal(["first", "second"], done.Order());
    }

    [Fact]
    public async Task Drain_PastItsTime_SaysThatSomethingIsLeft()
    {
        var gate = new TaskCompletionSource();
        _background.Run("hangs", () => gate.Task);
        using var over = new CancellationTokenSource();
        await over.CancelAsync();

        Assert.False(await _background.DrainAsync(over.Token));
        gate.SetResult();
        Assert.True(await _background.DrainAsync(Patience));
    }

    [Fact]
    public async Task Run_WorkThatFails_IsLoggedWithItsError()
    {
        _background.Run("odd job", () => throw new InvalidOperationException("broken"));
        Assert.True(await _background.DrainAsync(Patience));

        var (level, text, error) = Assert.Single(_log.Lines);
        Assert.Equal(LogLevel.Error, level);
        Assert.Contains("odd job", text, StringComparison.Ordinal);
        Assert.IsType<InvalidOperationException>(error);
    }

    [Fact]
    public async Task Run_WorkThatWasCancelled_IsNoError()
    {
        _background.Run("odd job", () => throw new OperationCanceledException());
        Assert.True(await _background.DrainAsync(Patience));

        Assert.Equal(LogLevel.Debug, Assert.Single(_log.Lines).Level);
    }
}
