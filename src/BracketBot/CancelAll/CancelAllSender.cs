using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using BracketBot.Cancelling;
using BracketBot.Cards;
using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.CancelAll;
using BracketBot.Core.Cancels;
using BracketBot.Core.Commits;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Orders;
using BracketBot.Dialogs;

namespace BracketBot.CancelAll;

/// <summary>
/// Sends a list: a ticket for each leg, committed just before its request, through the same canceller as a single one. The dialog's version goes into
/// each commit, so that nothing is sent once the user has tapped Stop.
/// </summary>
internal sealed class CancelAllSender(
    ITicketStore tickets, ICommits commits, TicketWriter writer, Canceller canceller, SharedBooks books, CancelPacer pacer, DialogRows rows, OwnerId owner,
    DialogRules rules, TimeProvider time)
{
    private const int SideBySide = 8;

    /// <param name="running">Its stop takes back what has not left yet. A stop of the program does not: what is committed is seen through.</param>
    /// <param name="cancellation">Ends the sending.</param>
    public async Task SendAllAsync(
        DialogRow row, CancelAllRun run, LinkedUser user, ConcurrentDictionary<int, Skip> skipped, RunningList running, CancellationToken cancellation)
    {
        using var places = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = SideBySide, QueueLimit = SideBySide });
        try
        {
            await SendAllAsync(row, run, user, skipped, places, running, cancellation);
        }
        finally
        {
            // Requests under way give their places back when they are over.
            using var all = await places.AcquireAsync(SideBySide, CancellationToken.None);
        }
    }

    private async Task SendAllAsync(
        DialogRow row, CancelAllRun run, LinkedUser user, ConcurrentDictionary<int, Skip> skipped, ConcurrencyLimiter places, RunningList running,
        CancellationToken cancellation)
    {
        var before = CancelAllProgress.Of(run, await tickets.OfOriginAsync(CancelAllAudience.OriginKind, row.Id.Value, cancellation), skipped);
        if (!running.IsCounted)
        {
            // What this process sent, it has counted.
            pacer.Count(user.Account.ClientId, before.Tickets.Values.Where(t => t.Owner != owner).Select(t => t.Answer?.SentAt ?? t.SendBy));
            running.IsCounted = true;
        }

        var book = new RunBook(books, user, run, rules, time);
        var card = rows.CardOf(row, new DialogState.ArmingAll(run.Preview, run.Group, run.ConfirmedAt, run.ConfirmedAt), user.Account.ClientId).Html;
        var legs = run.Legs;
        var waiting = SendOrder.Of(run).Where(p => !before.Tickets.ContainsKey(p.Place)).ToList();
        var turns = new ExitTurns(run, tickets, row.Id, skipped, time);
        while (waiting.Count > 0)
        {
            if (await turns.NextAsync(waiting, cancellation) is not { } next)
            {
                if (time.GetUtcNow() >= run.ConfirmedAt + CancelAllRun.GoOnFor)
                {
                    return;
                }

                await Task.Delay(ExitTurns.Pause, time, cancellation);
                continue;
            }

            var i = next.Place;
            waiting.Remove(next);
            if (turns.WhyNot(next) is { } held)
            {
                skipped[i] = held;
                continue;
            }

            // What may take its time comes first: the last look at the leg is just before its request.
            var place = await places.AcquireAsync(1, cancellation);
            var taken = false;
            try
            {
                await pacer.WaitAsync(user.Account.ClientId, cancellation);
                if (!await book.RefreshAsync(turns.OverAt(next), cancellation))
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
                        if (error is BrokerError.RateLimited tooMany)
                        {
                            pacer.HoldUp(user.Account.ClientId, tooMany.RetryAfter);
                        }

                        place.Dispose();
                    }, running.Stopped.Token);
                taken = result == CommitResult.Committed;
                switch (result)
                {
                    case CommitResult.Conflict or CommitResult.AlreadyHandled:
                        // The dialog has moved (stopped, or carried out by somebody else), or its owner lost access.
                        running.IsRefused = true;
                        return;
                    case CommitResult.LegBusy:
                        skipped[i] = new Skip(SkipReason.CancelUnderWay);
                        turns.HoldUp(i);
                        break;
                }
            }
            finally
            {
                if (!taken)
                {
                    place.Dispose();
                }
            }
        }
    }

    /// <param name="answered">Called once its request is over, where one was started.</param>
    private async Task<CommitResult> SendOneAsync(
        DialogRow row, CancelAllRun run, LegChoice choice, int place, LinkedUser user, string card, Action<BrokerError?> answered, CancellationToken stopped)
    {
        var now = time.GetUtcNow();
        var origin = new TicketOrigin(CancelAllAudience.OriginKind, row.Id.Value, run.Confirmation(place));
        var ticket = writer.Write(origin, user.Account, row.Chat, new DialogEffect.OpenTicket(choice.Bracket, choice.Leg.Ref, now), card);
        CommitResult result;
        try
        {
            result = await commits.CommitAsync([new RequireDialog(row.Id, row.Version), .. TicketWriter.Opening(ticket, now)], CancellationToken.None);
        }
        catch
        {
            canceller.AskWhether(ticket, user.Session);
            throw;
        }

        if (result == CommitResult.Committed)
        {
            canceller.Start(ticket, user.Session, answered, stopped);
        }

        return result;
    }
}
