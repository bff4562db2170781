using BracketBot.Core.Accounts;
using BracketBot.Core.Alerts;
using BracketBot.Core.Chat;
using BracketBot.Core.Dialogs;
using BracketBot.Dialogs;
using BracketBot.Hosting;
using BracketBot.Updates;

namespace BracketBot.Alerts;

/// <summary>
/// Shows alerts to the owners of their hooks: each on a card of its own, or, where many have come at once, a list of them on one. An alert is marked
/// as shown in the commit that makes its card, so none is lost and none is shown twice.
/// </summary>
internal sealed class AlertDesk(
    IAlertStore alerts, IAccountStore accounts, DialogRunner runner, Mailboxes mailboxes, AlertSignal signal, TimeProvider time,
    ILogger<AlertDesk> log) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);

    /// <summary>Between two rounds: what comes in a burst is gathered for this long.</summary>
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(500);
    private const int AtOnce = 1000;
    private const int Alone = 3;
    private const int OnACard = 40;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Loops.KeepRunningAsync("the alert desk", RunAsync, time, log, stoppingToken);

    private async Task RunAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var waiting = await alerts.WaitingAsync(AtOnce, cancellation);
            await Task.WhenAll(waiting.GroupBy(w => w.UserId).Select(g => ShowAsync(g.Key, [.. g.Select(w => w.Alert)], cancellation)));
            foreach (var again in await alerts.RepeatedAsync(AtOnce, cancellation))
            {
                await RepeatAsync(again, cancellation);
            }

            if (waiting.Count > 0)
            {
                await Task.Delay(Gather, time, cancellation);
            }
            else
            {
                await signal.WaitAsync(Beat, time, cancellation);
            }
        }
    }

    private async Task ShowAsync(TelegramUserId userId, IReadOnlyList<Alert> waiting, CancellationToken cancellation)
    {
        if (await accounts.FindAsync(userId, cancellation) is not { } user)
        {
            return;
        }

        // A private chat's id is the user's own.
        var chat = new ChatAddress(userId.Value);
        var cards = waiting.Count <= Alone
            ? waiting.Select(a => mailboxes.Post(userId, turn => runner.BeginAlertAsync(a, user, chat, turn)))
            : waiting.Chunk(OnACard).Select(c => mailboxes.Post(userId, turn => runner.BeginAlertsAsync(c, user, chat, turn)));

        // One that found no room in the mailbox is shown with the next round.
        await Task.WhenAll(cards.ToList().OfType<Task>());
    }

    private async Task RepeatAsync(RepeatedAlert again, CancellationToken cancellation)
    {
        if (await accounts.FindAsync(again.UserId, cancellation) is { } user
            && mailboxes.Post(again.UserId, turn => runner.MoveAsync(
                again.ShownOn, user, turn, new DialogInput.AlertRepeated(again.Id, again.Times), [new ShowAlert(again.Id, again.ShownOn, again.Times)])) is { } posted)
        {
            await posted;
        }
    }
}
