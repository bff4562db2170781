using System.Collections.Concurrent;
using BracketBot.Core.Accounts;
using BracketBot.Core.Alerts;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Dialogs;
using BracketBot.Turns;

namespace BracketBot.Alerts;

/// <summary>
/// Shows alerts to the owners of their hooks: each on a card of its own, or, where many have come at once, a list of them on one. An alert is marked
/// as shown in the commit that makes its card, so none is lost and none is shown twice. A user whose broker hangs holds up nobody else.
/// </summary>
internal sealed class AlertDispatcher(
    IAlertStore alerts, IAccounts accounts, ICommits commits, IOutboxStore outbox, DialogRunner runner, Mailboxes mailboxes, BackgroundTasks background, AlertSignal signal, TimeProvider time,
    ILogger<AlertDispatcher> log) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);

    /// <summary>Between two rounds: what comes in a burst is gathered for this long.</summary>
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(500);
    private const int AtOnce = 1000;

    /// <summary>Where alerts of a muted user are "shown".</summary>
    private static readonly DialogId Nowhere = new("muted");
    private const int Alone = 3;
    private const int OnACard = 40;

    private readonly ConcurrentDictionary<TelegramUserId, bool> _beingShown = [];

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Loops.KeepRunningAsync("the alert dispatcher", RunAsync, time, log, stoppingToken);

    private async Task RunAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var waiting = (await alerts.WaitingAsync(AtOnce, cancellation)).ToLookup(w => w.UserId, w => w.Alert);
            var repeated = (await alerts.RepeatedAsync(AtOnce, cancellation)).ToLookup(r => r.UserId);
            var users = waiting.Select(g => g.Key).Union(repeated.Select(g => g.Key)).Where(u => _beingShown.TryAdd(u, true)).ToList();
            foreach (var user in users)
            {
                background.Run("the alerts of a user", () => ShowAsync(user, [.. waiting[user]], [.. repeated[user]]));
            }

            if (users.Count > 0)
            {
                await Task.Delay(Gather, time, cancellation);
            }
            else
            {
                await signal.WaitAsync(Beat, time, cancellation);
            }
        }
    }

    private async Task ShowAsync(TelegramUserId userId, IReadOnlyList<Alert> waiting, IReadOnlyList<RepeatedAlert> repeated)
    {
        try
        {
            // While the chat has not got the last alerts, what comes is gathered for one card: a chat takes a message a second.
            var isFull = await outbox.HasPushWaitingAsync(ChatOf(userId), CancellationToken.None);
            var shown = new List<Task>();
            foreach (var client in waiting.Select(a => a.Client).Concat(repeated.Select(r => r.Alert.Client)).Distinct())
            {
                if (await accounts.FindAsync(userId, client, CancellationToken.None) is not { IsMuted: false } user)
                {
                    // Muted, or of an account that is not linked any more. They count as shown, or they would all come at once in the end, and until then
                    // take the places of others'.
                    shown.Add(PassOverAsync([.. waiting.Where(a => a.Client == client), .. repeated.Where(r => r.Alert.Client == client).Select(r => r.Alert)]));
                }
                else
                {
                    var cards = isFull ? [] : Cards(user, [.. waiting.Where(a => a.Client == client)]);
                    shown.AddRange(cards.Concat(Repeats(user, [.. repeated.Where(r => r.Alert.Client == client)])).OfType<Task>());
                }
            }

            // One that found no room in the mailbox is shown with the next round.
            await Task.WhenAll(shown);
        }
        finally
        {
            _beingShown.TryRemove(userId, out _);

            // What came meanwhile need not wait for the beat.
            signal.Set();
        }
    }

    private async Task PassOverAsync(IReadOnlyList<Alert> muted)
    {
        foreach (var alert in muted)
        {
            await commits.CommitAsync([new ShowAlert(alert.Id, Nowhere, alert.Times)], CancellationToken.None);
        }
    }

    private IEnumerable<Task?> Cards(LinkedUser user, IReadOnlyList<Alert> waiting)
    {
        var (userId, chat) = (user.Account.UserId, ChatOf(user.Account.UserId));
        return waiting.Count <= Alone
            ? waiting.Select(a => mailboxes.Post(userId, turn => runner.BeginAlertAsync(a, user, chat, turn)))
            : waiting.Chunk(OnACard).Select(c => mailboxes.Post(userId, turn => runner.BeginAlertsAsync(c, user, chat, turn)));
    }

    private IEnumerable<Task?> Repeats(LinkedUser user, IReadOnlyList<RepeatedAlert> repeated) => repeated.Select(
        again => mailboxes.Post(user.Account.UserId, turn => runner.RepeatAlertAsync(again, user, ChatOf(user.Account.UserId), turn)));

    /// <summary>A private chat's id is the user's own.</summary>
    private static ChatAddress ChatOf(TelegramUserId user) => new(user.Value);
}
