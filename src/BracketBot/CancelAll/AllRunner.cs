using System.Collections.Concurrent;
using BracketBot.Cancelling;
using BracketBot.Cards;
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
    DialogRows rows, OutboxSender outbox, BackgroundTasks background, DialogRules rules, TimeZoneInfo marketZone, TimeProvider time) : IAllRunner
{
    private const int SideBySide = 8;
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<DialogId, bool> _running = [];

    public void Start(DialogId dialog, LinkedUser user)
    {
        if (!_running.TryAdd(dialog, true))
        {
            return;
        }

        background.Run("a list of cancels", async () =>
        {
            try
            {
                await RunAsync(dialog, user, canceller.Stopping);
            }
            finally
            {
                _running.TryRemove(dialog, out _);
            }
        });
    }

    private async Task RunAsync(DialogId id, LinkedUser user, CancellationToken stopping)
    {
        if (await LoadAsync(id, stopping) is not (var row, var state))
        {
            return;
        }

        var skipped = new ConcurrentDictionary<int, string>();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var sending = state.Stopped ? Task.CompletedTask : SendAllAsync(row, state.Run, user, skipped, over.Token);
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
            if (await LoadAsync(id, stopping) is not (var rowNow, var stateNow))
            {
                await over.CancelAsync();
                await sending;
                return;
            }

            (row, state) = (rowNow, stateNow);
        }

        await sending;
        await EndAsync(id, user, skipped, stopping);
    }

    private async Task SendAllAsync(DialogRow row, AllRun run, LinkedUser user, ConcurrentDictionary<int, string> skipped, CancellationToken cancellation)
    {
        using var places = new SemaphoreSlim(SideBySide);
        try
        {
            await SendAllAsync(row, run, user, skipped, places, cancellation);
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
        DialogRow row, AllRun run, LinkedUser user, ConcurrentDictionary<int, string> skipped, SemaphoreSlim places, CancellationToken cancellation)
    {
        var before = AllProgress.Of(run, await tickets.OfOriginAsync(AllAudience.OriginKind, row.Id.Value, cancellation), skipped);
        pacer.Count(user.Account.ClientId, before.Tickets.Values.Select(t => t.Answer?.SentAt ?? t.SendBy));
        var book = default(OrderBook);
        var card = rows.CardOf(row, new DialogState.ArmingAll(run.Preview, run.Group, run.ConfirmedAt), user.Account.ClientId).Html;
        var legs = run.Legs;
        for (var i = 0; i < legs.Count; i++)
        {
            if (before.Tickets.ContainsKey(i))
            {
                continue;
            }

            await pacer.WaitAsync(user.Account.ClientId, cancellation);
            if (time.GetUtcNow() >= run.ConfirmedAt + AllRun.GoOnFor)
            {
                return;
            }

            book = await FreshAsync(book, run, user, cancellation);
            if (WhyNot(legs[i], book, run.Preview.ReadAt) is { } why)
            {
                skipped[i] = why;
                continue;
            }

            await places.WaitAsync(cancellation);
            if (!await SendOneAsync(row, run, legs[i], i, user, card, skipped, places))
            {
                return;
            }
        }
    }

    /// <summary>False where the dialog has moved: stopped, or carried out by somebody else.</summary>
    private async Task<bool> SendOneAsync(
        DialogRow row, AllRun run, LegChoice choice, int place, LinkedUser user, string card, ConcurrentDictionary<int, string> skipped, SemaphoreSlim places)
    {
        var now = time.GetUtcNow();
        var origin = new TicketOrigin(AllAudience.OriginKind, row.Id.Value, run.Confirmation(place));
        var ticket = desk.Write(origin, user.Account, row.Chat, new DialogEffect.OpenTicket(choice.Bracket, choice.Leg.Ref, now), card);
        var result = await commits.CommitAsync([new RequireDialog(row.Id, row.Version), .. TicketDesk.Opening(ticket, now)], CancellationToken.None);
        switch (result)
        {
            case CommitResult.Committed:
                canceller.Start(ticket, user.Session, answered: () => places.Release());
                return true;
            case CommitResult.LegBusy:
                skipped[place] = "a cancel of it is on its way";
                places.Release();
                return true;
            case CommitResult.AlreadyConfirmed:
                places.Release();
                return true;
            default:
                places.Release();
                return false;
        }
    }

    private async Task<OrderBook?> FreshAsync(OrderBook? book, AllRun run, LinkedUser user, CancellationToken cancellation)
    {
        var readAt = book?.ReadAt ?? run.Preview.ReadAt;
        if (time.GetUtcNow() <= readAt + rules.FreshFor)
        {
            return book;
        }

        var read = await books.ReadAsync(user.Session, cancellation);
        return read.Try(out var fresh, out _) ? fresh : null;
    }

    /// <summary>Why a leg is left alone; null where it stands as it was shown.</summary>
    private string? WhyNot(LegChoice shown, OrderBook? book, DateTimeOffset shownAt)
    {
        if (book is null)
        {
            return time.GetUtcNow() <= shownAt + rules.FreshFor ? null : "not sent: the order book could not be read";
        }

        return book.Find(shown.Leg.Ref) switch
        {
            { Block: null } leg => LegDifference.Between(shown.Leg, leg).Count == 0 ? null : "not sent: it changed",
            { Block: { } block } => $"not sent: {LegLines.Why(block)}",
            null => "not sent: no longer open",
        };
    }

    private async Task<(DialogRow Row, DialogState.CancellingAll State)?> LoadAsync(DialogId id, CancellationToken cancellation) =>
        await dialogs.FindAsync(id, cancellation) is { } row && DialogStateText.Load(row.State) is DialogState.CancellingAll state ? (row, state) : null;

    private async Task<bool> AnyUnsettledAsync(DialogId id, CancellationToken cancellation) =>
        (await tickets.OfOriginAsync(AllAudience.OriginKind, id.Value, cancellation)).Any(t => t.State != TicketState.Settled);

    private async Task<Card> ShowAsync(
        DialogRow row, DialogState.CancellingAll state, LinkedUser user, IReadOnlyDictionary<int, string> skipped, Card? shown, CancellationToken cancellation)
    {
        var progress = AllProgress.Of(state.Run, await tickets.OfOriginAsync(AllAudience.OriginKind, row.Id.Value, cancellation), skipped);
        var frame = new CardFrame(row.Id, row.Version, user.Account.ClientId, marketZone);
        var card = AllCards.Progress(progress, state.Stopped, frame);
        if (card.Html != shown?.Html)
        {
            await commits.CommitAsync([new PutCard(DialogRows.CardId(row.Id), row.Chat, card, CardPriority.Answer, time.GetUtcNow())], cancellation);
            outbox.Wake();
        }

        return card;
    }

    private async Task EndAsync(DialogId id, LinkedUser user, IReadOnlyDictionary<int, string> skipped, CancellationToken cancellation)
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
