using System.Collections.Concurrent;
using BracketBot.Core.Accounts;
using BracketBot.Core.Alerts;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Passes;
using BracketBot.Dialogs;
using BracketBot.Turns;

namespace BracketBot.Hosting;

/// <summary>Moves dialogs whose time has come (a confirm button ends, or begins to listen), and forgets what is too old to matter.</summary>
internal sealed class HousekeepingService(
    IDialogStore dialogs, IInboxStore inbox, IAlertStore alerts, IPassStore passes, IAccounts accounts, ICommits commits, DialogRunner runner, Mailboxes mailboxes,
    BackgroundTasks background, TimeProvider time, ILogger<HousekeepingService> log) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan KeepUpdates = TimeSpan.FromDays(2);
    private static readonly TimeSpan KeepDialogs = TimeSpan.FromDays(30);

    /// <summary>Longer than a link is good for, so that it is told that it is over rather than unknown.</summary>
    private static readonly TimeSpan KeepPasses = TimeSpan.FromDays(7);
    private const int AtOnce = 200;
    private readonly ConcurrentDictionary<DialogId, bool> _expiring = [];

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
                // Each in its user's turn, which somebody else's slow one must not hold up.
                if (_expiring.TryAdd(row.Id, true))
                {
                    background.Run("a card whose time has come", () => ExpireAsync(row));
                }
            }

            if (now >= nextPruning)
            {
                await inbox.PruneAsync(now - KeepUpdates, cancellation);
                await dialogs.PruneAsync(now - KeepDialogs, cancellation);
                await alerts.PruneAsync(now - KeepDialogs, cancellation);
                await passes.PruneAsync(now - KeepPasses, cancellation);
                nextPruning = now + TimeSpan.FromHours(1);
            }
        }
    }

    private async Task ExpireAsync(DialogRow row)
    {
        try
        {
            if (await accounts.FindAsync(row.UserId, row.Client, CancellationToken.None) is not { } user)
            {
                // The card of somebody whose access was taken away keeps its dead button: nobody is left to show anything to. But it is due no more,
                // or such cards would crowd out others in time.
                await commits.CommitAsync([new AmendDialog(row with { ExpiresAt = null })], CancellationToken.None);
            }
            else if (mailboxes.Post(row.UserId, turn => runner.OnTimeAsync(row.Id, user, turn)) is { } posted)
            {
                await posted;
            }
        }
        finally
        {
            _expiring.TryRemove(row.Id, out _);
        }
    }
}
