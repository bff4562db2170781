using System.Collections.Concurrent;
using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Cancels;
using BracketBot.Turns;

namespace BracketBot.Cancelling;

/// <summary>
/// Sends the one request of a ticket that this process has committed, and sees the ticket through to its outcome. Nothing here waits
/// for a user, and no user waits for it.
/// </summary>
internal sealed class Canceller(
    IBroker broker, ITicketStore tickets, TicketProgress progress, TicketLook look, BackgroundTasks background, TimeProvider time, ICheckpoints checkpoints,
    ILogger<Canceller> log) : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<TicketId, bool> _inHand = [];

    /// <summary>Ends with the looking.</summary>
    public CancellationToken Stopping => _stopping.Token;

    /// <summary>Sends a ticket that was just committed. Returns at once.</summary>
    /// <param name="answered">Called once the request is over, with the error where there was one.</param>
    /// <param name="withdraw">Takes the request back where it has not left yet; one that has is seen through.</param>
    public void Start(CancelTicket ticket, BrokerSession? session, Action<BrokerError?>? answered = null, CancellationToken withdraw = default) =>
        Hold("cancel", ticket, () => Task.FromResult(session), () => SendAsync(ticket, session, answered, withdraw));

    /// <summary>Sees a ticket through that another process left. Sends nothing.</summary>
    /// <param name="findSession">Who may read the order book for it; null where nobody may any more.</param>
    public void TakeUp(CancelTicket ticket, Func<Task<BrokerSession?>> findSession) => Hold("ticket taken up", ticket, findSession, async () =>
        await SeeThroughAsync(ticket, await findSession()));

    /// <summary>
    /// For a ticket whose commit failed: it may have been written all the same, and nothing is sent for it then. Once it can no longer be sent, the
    /// database is asked; where it has the ticket, that is seen through.
    /// </summary>
    public void AskWhether(CancelTicket ticket, BrokerSession? session) => Hold("ticket in doubt", ticket, () => Task.FromResult(session), async () =>
    {
        var wait = ticket.SendBy - time.GetUtcNow();
        await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, time, _stopping.Token);
        await FindAndSeeThroughAsync(ticket.Id, () => Task.FromResult(session));
    });

    /// <summary>Reads the order book once more for a ticket whose outcome was not known.</summary>
    /// <param name="over">Called once, when the look is over or has failed.</param>
    public void LookAgain(TicketId ticket, BrokerSession? session, Action<OneLook> over) => background.Run("another look", async () =>
    {
        var came = new OneLook(WasRead: false, new BrokerError.OutcomeUnknown(new RequestFailure(FailureKind.LookFailed)));
        try
        {
            came = await look.OnceAsync(ticket, session, _stopping.Token);
        }
        finally
        {
            over(came);
        }
    });

    /// <summary>Ends the looking; what is not settled is taken up at the next start. Requests in flight go on.</summary>
    public void StopLooking() => _stopping.Cancel();

    public void Dispose() => _stopping.Dispose();

    private void Hold(string name, CancelTicket ticket, Func<Task<BrokerSession?>> findSession, Func<Task> work)
    {
        if (!_inHand.TryAdd(ticket.Id, false))
        {
            // It may have been another process's meanwhile, and come back: whoever has it in hand looks again at the end.
            _inHand.TryUpdate(ticket.Id, true, false);
            return;
        }

        background.Run(name, async () =>
        {
            try
            {
                await work();
            }
#pragma warning disable CA1031 // Whatever it was: a ticket that nobody looks after would never get its answer.
            catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
            {
                Log.BackgroundWorkFailed(log, e, name);
                await FindAndSeeThroughAsync(ticket.Id, findSession);
            }
            finally
            {
                if (_inHand.TryRemove(ticket.Id, out var again) && again)
                {
                    Hold("ticket that came back", ticket, findSession, () => FindAndSeeThroughAsync(ticket.Id, findSession));
                }
            }
        });
    }

    private Task FindAndSeeThroughAsync(TicketId id, Func<Task<BrokerSession?>> findSession) => StoreRetry.UntilDoneAsync(
        $"a look at ticket {id}",
        async () =>
        {
            if (await tickets.FindAsync(id, CancellationToken.None) is { State: not TicketState.Settled } ticket)
            {
                await SeeThroughAsync(ticket, await findSession());
            }
        },
        time, log, _stopping.Token);

    /// <summary>Reads the order book for a ticket until its outcome is known. Sends nothing.</summary>
    private async Task SeeThroughAsync(CancelTicket ticket, BrokerSession? session)
    {
        var looking = ticket.State == TicketState.Open ? await progress.SaveAsync(ticket with { State = TicketState.Looking }, _stopping.Token) : ticket;
        if (looking is not null)
        {
            await look.UntilKnownAsync(looking, session, _stopping.Token);
        }
    }

    private async Task SendAsync(CancelTicket ticket, BrokerSession? session, Action<BrokerError?>? answered, CancellationToken withdraw)
    {
        CancelTicket? ticketNow = null;
        try
        {
            ticketNow = await AskAsync(ticket, session, withdraw);
        }
        finally
        {
            answered?.Invoke(ticketNow?.Answer?.Error);
        }

        var saved = await progress.SaveAsync(ticketNow, _stopping.Token);
        checkpoints.Pass("answer-committed");
        if (saved is { State: not TicketState.Settled })
        {
            await look.UntilKnownAsync(saved, session, _stopping.Token);
        }
        else if (saved?.Answer?.Error is { } no and not (BrokerError.Unavailable or BrokerError.NotLoggedIn) && Verdict.IsDefinite(no))
        {
            await look.AfterRefusalAsync(saved, session, _stopping.Token);
        }
    }

    private async Task<Result<CancelTaken, BrokerError>> SendAsync(BrokerSession session, CancelTicket ticket, CancellationToken withdraw)
    {
        try
        {
            return await broker.CancelLegAsync(session, ticket.Packet, ticket.SendBy, withdraw);
        }
        catch (OperationCanceledException) when (withdraw.IsCancellationRequested)
        {
            return new BrokerError.Unavailable(new RequestFailure(FailureKind.Stopped));
        }
    }

    private async Task<CancelTicket> AskAsync(CancelTicket ticket, BrokerSession? session, CancellationToken withdraw)
    {
        checkpoints.Pass("before-delete");
        var sentAt = time.GetUtcNow();
        var isOver = session is null || session.IsOver(sentAt);
        var result = session is null || isOver
            ? new BrokerError.NotLoggedIn(null, "")
            : await SendAsync(session, ticket, withdraw);
        checkpoints.Pass("after-delete");
        var error = isOver ? result.Error : Access.BeforeReading(result.Error);
        var answered = ticket with { Answer = new BrokerAnswer(sentAt, time.GetUtcNow(), result.Value, error) };

        // A definite no leaves the leg as it was: it is free at once, however long the order book takes.
        return error is not null && Verdict.IsDefinite(error)
            ? answered with { State = TicketState.Settled, Outcome = Verdict.OutcomeOf(error), SettledAt = time.GetUtcNow() }
            : answered with { State = Verdict.NeedsLooking(error) ? TicketState.Looking : TicketState.Answered };
    }
}
