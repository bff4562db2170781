using System.Collections.Concurrent;
using BracketBot.Cancelling;
using BracketBot.Cards;
using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.CancelAll;
using BracketBot.Core.Cancels;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Stored;
using BracketBot.Dialogs;
using BracketBot.Turns;

namespace BracketBot.CancelAll;

/// <summary>Carries out confirmed lists: has them sent, and shows how far each has come until all is settled.</summary>
internal sealed class CancelAllRunner(
    IDialogStore dialogs, ITicketStore tickets, ICommits commits, CancelAllSender sender, Canceller canceller, DialogRows rows, BackgroundTasks background,
    OwnerId owner, DialogRules rules, TimeZoneInfo marketZone, TimeProvider time, ILogger<CancelAllRunner> log) : ICancelAllRunner
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RefusalIsReadFor = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<DialogId, RunningList> _running = [];

    public void Start(DialogId dialog, LinkedUser user) => Start(dialog, user.Account.ClientId, user);

    public void End(DialogId dialog, ClientId client) => Start(dialog, client, null);

    /// <param name="user">Who sends; null where nobody may any more.</param>
    private void Start(DialogId dialog, ClientId client, LinkedUser? user)
    {
        var running = new RunningList();
        if (_running.GetOrAdd(dialog, running) is var known && known != running)
        {
            // It may have been another process's meanwhile, and come back: whoever runs it looks again at the end.
            (known.AgainBy, known.Again) = (user, true);
            return;
        }

        background.Run("a list of cancels", async () =>
        {
            try
            {
                // Begun anew, it goes by its tickets: what has one is not sent again.
                await StoreRetry.UntilDoneAsync(
                    $"list {dialog}", () => RunAsync(dialog, client, user, running, canceller.Stopping), time, log, canceller.Stopping);
            }
            finally
            {
                _running.TryRemove(dialog, out _);
                if (running.Again)
                {
                    Start(dialog, client, running.AgainBy);
                }
            }
        });
    }

    public void AskWhether(DialogId dialog, LinkedUser user) => background.Run("a list in doubt", async () =>
    {
        Start(dialog, user);

        // By then, what the database had not finished is written or never will be.
        await Task.Delay(DialogRules.SendWithin, time, canceller.Stopping);
        Start(dialog, user);
    });

    public void Stop(DialogId dialog)
    {
        if (_running.TryGetValue(dialog, out var running))
        {
            running.Stopped.Cancel();
        }
    }

    private async Task RunAsync(DialogId id, ClientId client, LinkedUser? user, RunningList running, CancellationToken stopping)
    {
        var stopped = running.Stopped;
        if (await LoadAsync(id, stopping) is not (var row, var state))
        {
            return;
        }

        var skipped = new ConcurrentDictionary<int, Skip>();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stopping, stopped.Token);
        var sending = state.Stopped || user is null ? Task.CompletedTask : sender.SendAllAsync(row, state.Run, user, skipped, running, over.Token);
        try
        {
            if (await FollowAsync(row, state, client, sending, skipped, stopped, stopping))
            {
                await EndAsync(id, client, user is null || running.IsRefused ? SkipReason.NotAllowed : SkipReason.TimeOver, skipped, stopping);
            }
        }
        finally
        {
            // Whatever ended the following, nothing is sent behind its back.
            over.Cancel();
            await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }
    }

    /// <summary>Shows how far the list has come until all is sent and settled. False where it is not this process's any more.</summary>
    private async Task<bool> FollowAsync(
        DialogRow row, DialogState.CancellingAll state, ClientId client, Task sending, IReadOnlyDictionary<int, Skip> skipped,
        CancellationTokenSource stopped, CancellationToken stopping)
    {
        var id = row.Id;
        Card? shown = null;
        while (!sending.IsCompleted || await AnyUnsettledAsync(id, stopping))
        {
            shown = await ShowAsync(row, state, client, skipped, shown, stopping);
            await Task.WhenAny(sending, Task.Delay(Beat, time, stopping));
            if (sending.IsCompleted)
            {
                await Task.Delay(Beat, time, stopping);
            }

            stopping.ThrowIfCancellationRequested();
            if (await LoadAsync(id, stopping) is not (var rowNow, var stateNow))
            {
                // Ended, or taken up by another process because this one was not seen for too long.
                return false;
            }

            (row, state) = (rowNow, stateNow);
            if (state.Stopped)
            {
                // Tapped at another process.
                stopped.Cancel();
            }
        }

        if (sending.IsFaulted)
        {
            // The list is taken up again; what failed is in the log.
            await sending;
        }

        return true;
    }

    /// <summary>
    /// Null where the list has ended, or is another process's: two on one list would send each leg once all the same, but twice as fast as the broker
    /// can bear.
    /// </summary>
    private async Task<(DialogRow Row, DialogState.CancellingAll State)?> LoadAsync(DialogId id, CancellationToken cancellation) =>
        await dialogs.FindAsync(id, cancellation) is { } row && row.Holder == owner && DialogStateText.Load(row.State) is DialogState.CancellingAll state
            ? (row, state)
            : null;

    private async Task<bool> AnyUnsettledAsync(DialogId id, CancellationToken cancellation) =>
        (await tickets.OfOriginAsync(CancelAllAudience.OriginKind, id.Value, cancellation)).Any(IsInHand);

    /// <summary>A refused leg is free at once, but the list's end says how it stands: it waits for that, though not for long.</summary>
    private bool IsInHand(CancelTicket ticket) => ExitTurns.IsWaitedFor(ticket, time.GetUtcNow())
        || (ticket is { Outcome: CancelOutcome.Refused, Aftermath: null, SettledAt: { } at } && time.GetUtcNow() < at + RefusalIsReadFor);

    private async Task<Card?> ShowAsync(
        DialogRow row, DialogState.CancellingAll state, ClientId client, IReadOnlyDictionary<int, Skip> skipped, Card? shown, CancellationToken cancellation)
    {
        var progress = CancelAllProgress.Of(state.Run, await tickets.OfOriginAsync(CancelAllAudience.OriginKind, row.Id.Value, cancellation), skipped);
        var frame = new CardFrame(row.Id, row.Version, client, marketZone);
        var card = CancelAllRunCards.Progress(progress, state.Stopped, frame);
        if (card.Html != shown?.Html)
        {
            // Late, it must not stand over what the list has come to, here or at another process.
            var put = new PutCard(DialogRows.CardId(row.Id), row.Chat, card, CardPriority.Answer, time.GetUtcNow());
            if (await commits.CommitAsync([new RequireDialog(row.Id, row.Version), put], cancellation) != CommitResult.Committed)
            {
                return shown;
            }
        }

        return card;
    }

    /// <param name="why">Why what was not sent was not, where nobody stopped it.</param>
    private async Task EndAsync(DialogId id, ClientId client, SkipReason why, IReadOnlyDictionary<int, Skip> skipped, CancellationToken cancellation)
    {
        while (await LoadAsync(id, cancellation) is (var row, var state))
        {
            var progress = CancelAllProgress.Of(state.Run, await tickets.OfOriginAsync(CancelAllAudience.OriginKind, id.Value, cancellation), skipped);
            var step = CancelDialog.Step(
                state, new DialogInput.AllEnded(progress.Results(new Skip(state.Stopped ? SkipReason.Stopped : why))), time.GetUtcNow(), rules);
            var result = await commits.CommitAsync(
                [new RequireDialog(row.Id, row.Version), .. rows.Next(row, step.State, client, CardPriority.CancelAnswer, time.GetUtcNow())],
                cancellation);
            if (result == CommitResult.Committed)
            {
                return;
            }
        }
    }
}
