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
using BracketBot.Core.Orders;
using BracketBot.Dialogs;
using BracketBot.Telegram.Outbox;
using BracketBot.Updates;

namespace BracketBot.CancelAll;

/// <summary>
/// Carries out confirmed lists: a ticket for each leg, committed just before its request, through the same canceller as a single one. The dialog's
/// version goes into each commit, so that nothing is sent once the user has tapped Stop.
/// </summary>
internal sealed class AllRunner(
    IDialogStore dialogs, ITicketStore tickets, ICommits commits, TicketDesk desk, Canceller canceller, SharedBooks books, CancelPacer pacer,
    DialogRows rows, OutboxSender outbox, BackgroundTasks background, OwnerId owner, DialogRules rules, TimeZoneInfo marketZone, TimeProvider time) : IAllRunner
{
    private const int SideBySide = 8;
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    /// <summary>How long a list is held without a sign of life of its process.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<DialogId, CancellationTokenSource> _running = [];

    public void Start(DialogId dialog, LinkedUser user)
    {
#pragma warning disable CA2000 // Whoever taps Stop may hold it when the list ends; without a timer there is nothing to dispose.
        var stopped = new CancellationTokenSource();
#pragma warning restore CA2000
        if (!_running.TryAdd(dialog, stopped))
        {
            return;
        }

        background.Run("a list of cancels", async () =>
        {
            try
            {
                await RunAsync(dialog, user, stopped, canceller.Stopping);
            }
            finally
            {
                _running.TryRemove(dialog, out _);
            }
        });
    }

    public void Stop(DialogId dialog)
    {
        if (_running.TryGetValue(dialog, out var stopped))
        {
            stopped.Cancel();
        }
    }

    private async Task RunAsync(DialogId id, LinkedUser user, CancellationTokenSource stopped, CancellationToken stopping)
    {
        if (!await HoldAsync(id, stopping) || await LoadAsync(id, stopping) is not (var row, var state))
        {
            return;
        }

        var skipped = new ConcurrentDictionary<int, AllSkip>();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stopping, stopped.Token);
        var sending = state.Stopped ? Task.CompletedTask : SendAllAsync(row, state.Run, user, skipped, stopped.Token, over.Token);
        try
        {
            if (await FollowAsync(row, state, user, sending, skipped, stopped, stopping))
            {
                await EndAsync(id, user, skipped, stopping);
            }
        }
        finally
        {
            // Whatever ended the following, nothing is sent behind its back.
            await over.CancelAsync();
            await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await LetGoAsync(id);
        }
    }

    /// <summary>Shows how far the list has come until all is sent and settled. False where it is not this process's any more.</summary>
    private async Task<bool> FollowAsync(
        DialogRow row, DialogState.CancellingAll state, LinkedUser user, Task sending, IReadOnlyDictionary<int, AllSkip> skipped,
        CancellationTokenSource stopped, CancellationToken stopping)
    {
        var id = row.Id;
        Card? shown = null;
        while (!sending.IsCompleted || await AnyUnsettledAsync(id, stopping))
        {
            shown = await ShowAsync(row, state, user, skipped, shown, stopping);
            await Task.WhenAny(sending, Task.Delay(Beat, time, stopping));
            if (sending.IsCompleted)
            {
                await Task.Delay(Beat, time, stopping);
            }

            stopping.ThrowIfCancellationRequested();
            if (!await HoldAsync(id, stopping) || await LoadAsync(id, stopping) is not (var rowNow, var stateNow))
            {
                // Ended, or taken up by another process because this one was not seen for too long.
                return false;
            }

            (row, state) = (rowNow, stateNow);
            if (state.Stopped)
            {
                // Tapped at another process.
                await stopped.CancelAsync();
            }
        }

        if (sending.IsFaulted)
        {
            // The list is taken up again; what failed is in the log.
            await sending;
        }

        return true;
    }

    /// <param name="stopped">Takes back what has not left yet. A stop of the program does not: what is committed is seen through.</param>
    /// <param name="cancellation">Ends the sending.</param>
    private async Task SendAllAsync(
        DialogRow row, AllRun run, LinkedUser user, ConcurrentDictionary<int, AllSkip> skipped, CancellationToken stopped, CancellationToken cancellation)
    {
        using var places = new SemaphoreSlim(SideBySide);
        try
        {
            await SendAllAsync(row, run, user, skipped, places, stopped, cancellation);
        }
        finally
        {
            // Requests under way give their places back when they are over.
            for (var i = 0; i < SideBySide; i++)
            {
                await places.WaitAsync(CancellationToken.None);
            }
        }
    }

    private async Task SendAllAsync(
        DialogRow row, AllRun run, LinkedUser user, ConcurrentDictionary<int, AllSkip> skipped, SemaphoreSlim places, CancellationToken stopped,
        CancellationToken cancellation)
    {
        var before = AllProgress.Of(run, await tickets.OfOriginAsync(AllAudience.OriginKind, row.Id.Value, cancellation), skipped);
        pacer.Count(user.Account.ClientId, before.Tickets.Values.Select(t => t.Answer?.SentAt ?? t.SendBy));
        var book = new RunBook(books, user, run, rules, time);
        var card = rows.CardOf(row, new DialogState.ArmingAll(run.Preview, run.Group, run.ConfirmedAt, run.ConfirmedAt), user.Account.ClientId).Html;
        var legs = run.Legs;
        for (var i = 0; i < legs.Count; i++)
        {
            if (before.Tickets.ContainsKey(i))
            {
                continue;
            }

            // What may take its time comes first: the last look at the leg is just before its request.
            await places.WaitAsync(cancellation);
            var taken = false;
            try
            {
                await pacer.WaitAsync(user.Account.ClientId, cancellation);
                if (!await book.RefreshAsync(cancellation))
                {
                    return;
                }

                if (book.WhyNot(legs[i]) is { } why)
                {
                    skipped[i] = why;
                    continue;
                }

                var result = await SendOneAsync(row, run, legs[i], i, user, card, error =>
                    {
                        book.Note(error);
                        places.Release();
                    }, stopped);
                taken = result == CommitResult.Committed;
                switch (result)
                {
                    case CommitResult.Conflict or CommitResult.AlreadyHandled:
                        // The dialog has moved: stopped, or carried out by somebody else.
                        return;
                    case CommitResult.LegBusy:
                        skipped[i] = new AllSkip("not sent: a cancel of it is on its way");
                        break;
                }
            }
            finally
            {
                if (!taken)
                {
                    places.Release();
                }
            }
        }
    }

    /// <param name="answered">Called once its request is over, where one was started.</param>
    private async Task<CommitResult> SendOneAsync(
        DialogRow row, AllRun run, LegChoice choice, int place, LinkedUser user, string card, Action<BrokerError?> answered, CancellationToken stopped)
    {
        var now = time.GetUtcNow();
        var origin = new TicketOrigin(AllAudience.OriginKind, row.Id.Value, run.Confirmation(place));
        var ticket = desk.Write(origin, user.Account, row.Chat, new DialogEffect.OpenTicket(choice.Bracket, choice.Leg.Ref, now), card);
        var result = await commits.CommitAsync([new RequireDialog(row.Id, row.Version), .. TicketDesk.Opening(ticket, now)], CancellationToken.None);
        if (result == CommitResult.Committed)
        {
            canceller.Start(ticket, user.Session, answered, stopped);
        }

        return result;
    }

    /// <summary>Two processes on one list would send each leg once all the same, but twice as fast as the broker bears.</summary>
    private Task<bool> HoldAsync(DialogId id, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        return dialogs.HoldAsync(id, owner, now, now + Lease, cancellation);
    }

    /// <summary>So that whoever goes on with it need not wait for the lease to end.</summary>
    private Task<bool> LetGoAsync(DialogId id)
    {
        var now = time.GetUtcNow();
        return dialogs.HoldAsync(id, owner, now, now, CancellationToken.None);
    }

    private async Task<(DialogRow Row, DialogState.CancellingAll State)?> LoadAsync(DialogId id, CancellationToken cancellation) =>
        await dialogs.FindAsync(id, cancellation) is { } row && DialogStateText.Load(row.State) is DialogState.CancellingAll state ? (row, state) : null;

    private async Task<bool> AnyUnsettledAsync(DialogId id, CancellationToken cancellation) =>
        (await tickets.OfOriginAsync(AllAudience.OriginKind, id.Value, cancellation)).Any(t => t.State != TicketState.Settled);

    private async Task<Card> ShowAsync(
        DialogRow row, DialogState.CancellingAll state, LinkedUser user, IReadOnlyDictionary<int, AllSkip> skipped, Card? shown, CancellationToken cancellation)
    {
        var progress = AllProgress.Of(state.Run, await tickets.OfOriginAsync(AllAudience.OriginKind, row.Id.Value, cancellation), skipped);
        var frame = new CardFrame(row.Id, row.Version, user.Account.ClientId, marketZone);
        var card = AllRunCards.Progress(progress, state.Stopped, frame);
        if (card.Html != shown?.Html)
        {
            await commits.CommitAsync([new PutCard(DialogRows.CardId(row.Id), row.Chat, card, CardPriority.Answer, time.GetUtcNow())], cancellation);
            outbox.Wake();
        }

        return card;
    }

    private async Task EndAsync(DialogId id, LinkedUser user, IReadOnlyDictionary<int, AllSkip> skipped, CancellationToken cancellation)
    {
        while (await LoadAsync(id, cancellation) is (var row, var state))
        {
            var progress = AllProgress.Of(state.Run, await tickets.OfOriginAsync(AllAudience.OriginKind, id.Value, cancellation), skipped);
            var step = CancelDialog.Step(
                state, new DialogInput.AllEnded(progress.Results(state.Stopped ? "not sent: stopped" : "not sent: its time was over")), time.GetUtcNow(), rules);
            var result = await commits.CommitAsync(
                [.. rows.Next(row, step.State, user.Account.ClientId, CardPriority.CancelAnswer, time.GetUtcNow())], cancellation);
            if (result == CommitResult.Committed)
            {
                outbox.Wake();
                return;
            }
        }
    }
}
