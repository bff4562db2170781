namespace BracketBot.Sandbox.Broker;

/// <summary>Ticks the market in the background until stopped.</summary>
internal sealed class MarketLoop(TimeSpan every, TimeProvider time, Action tick) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;
    private volatile bool _paused;

    public bool IsPaused
    {
        get => _paused;
        set => _paused = value;
    }

    public void Start() => _running = RunAsync();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        using var timer = new PeriodicTimer(every, time);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token).ConfigureAwait(false))
            {
                if (!_paused)
                {
                    tick();
                }
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Stopped: the usual end of this loop.
        }
    }
}
