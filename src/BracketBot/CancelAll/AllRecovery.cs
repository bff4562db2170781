using BracketBot.Core.Accounts;
using BracketBot.Core.Dialogs;
using BracketBot.Hosting;

namespace BracketBot.CancelAll;

/// <summary>Takes up lists that a killed process left under way: they go on within their time, and end with their table in any case.</summary>
internal sealed class AllRecovery(
    IDialogStore dialogs, IAccountStore accounts, IAllRunner runner, TimeProvider time, ILogger<AllRecovery> log) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(10);
    private const int AtOnce = 100;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Loops.KeepRunningAsync("list recovery", RunAsync, time, log, stoppingToken);

    private async Task RunAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Beat, time);
        do
        {
            foreach (var row in await dialogs.InStateAsync(nameof(DialogState.CancellingAll), AtOnce, cancellation))
            {
                // Starting one that runs already changes nothing.
                if (await accounts.FindAsync(row.UserId, cancellation) is { } user)
                {
                    runner.Start(row.Id, user);
                }
            }
        }
        while (await timer.WaitForNextTickAsync(cancellation));
    }
}
