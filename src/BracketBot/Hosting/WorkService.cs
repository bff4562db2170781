using BracketBot.Cancelling;
using BracketBot.Turns;

namespace BracketBot.Hosting;

/// <summary>
/// At stop, lets what is in flight finish within the host's grace: requests to the broker are answered and recorded; looking is left to the
/// next start. Registered before the sources of work, so that it is stopped after them.
/// </summary>
internal sealed class WorkService(BackgroundTasks background, Canceller canceller, ILogger<WorkService> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        Log.Stopping(log);
        canceller.StopLooking();
        if (!await background.DrainAsync(cancellationToken))
        {
            Log.StoppedEarly(log);
        }
    }
}
