using BracketBot.Core.Accounts;
using BracketBot.Core.Alerts;
using BracketBot.Core.Chat;
using BracketBot.Core.Dialogs;
using BracketBot.Dialogs;
using BracketBot.Updates;

namespace BracketBot.Hosting;

/// <summary>Ends confirm buttons whose time is over, and forgets what is too old to matter.</summary>
internal sealed class HousekeepingService(
    IDialogStore dialogs, IInboxStore inbox, IAlertStore alerts, IAccountStore accounts, DialogRunner runner, Mailboxes mailboxes, TimeProvider time,
    ILogger<HousekeepingService> log) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan KeepUpdates = TimeSpan.FromDays(2);
    private static readonly TimeSpan KeepDialogs = TimeSpan.FromDays(30);
    private const int AtOnce = 200;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Loops.KeepRunningAsync("housekeeping", RunAsync, time, log, stoppingToken);

    private async Task RunAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Beat, time);
        var nextPruning = time.GetUtcNow();
        while (await timer.WaitForNextTickAsync(cancellation))
        {
            var now = time.GetUtcNow();
            foreach (var row in await dialogs.ExpiredAsync(now, AtOnce, cancellation))
            {
                await ExpireAsync(row, cancellation);
            }

            if (now >= nextPruning)
            {
                await inbox.PruneAsync(now - KeepUpdates, cancellation);
                await dialogs.PruneAsync(now - KeepDialogs, cancellation);
                await alerts.PruneAsync(now - KeepDialogs, cancellation);
                nextPruning = now + TimeSpan.FromHours(1);
            }
        }
    }

    private async Task ExpireAsync(DialogRow row, CancellationToken cancellation)
    {
        // The card of somebody whose access was taken away keeps its dead button: nobody is left to show anything to.
        if (await accounts.FindAsync(row.UserId, cancellation) is { } user
            && mailboxes.Post(row.UserId, turn => runner.MoveAsync(row.Id, user, turn, new DialogInput.Expire())) is { } posted)
        {
            await posted;
        }
    }
}
