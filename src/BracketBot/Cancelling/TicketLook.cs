using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Cancels;
using BracketBot.Core.Orders;

namespace BracketBot.Cancelling;

/// <summary>What one more look at a settled ticket came to.</summary>
/// <param name="WasRead">The order book was read, and the card says what it shows.</param>
/// <param name="Error">Why it was not; null where nobody asked it, because another look at the ticket is under way.</param>
internal readonly record struct OneLook(bool WasRead, BrokerError? Error);

/// <summary>Reads the order book for a ticket until it is known what became of the leg. It never sends.</summary>
internal sealed class TicketLook(
    SharedBooks books, ITicketStore tickets, TicketProgress progress, LookRules rules, TimeProvider time, ICheckpoints checkpoints)
{
    /// <summary>
    /// Reads with growing pauses until the outcome is known or <see cref="LookRules.GiveUpAfter"/> has passed, and settles the ticket. A cancel that
    /// is under way at the broker is shown as that, and looked at on until it ends.
    /// </summary>
    public async Task UntilKnownAsync(CancelTicket ticket, BrokerSession? session, CancellationToken cancellation)
    {
        var begun = time.GetUtcNow();
        var last = ticket.Aftermath;
        for (var turn = 0; ; turn++)
        {
            var (verdict, _) = await LookAsync(ticket, session, cancellation);
            last = verdict?.Aftermath ?? last;
            var since = time.GetUtcNow() - begun;
            var isUnderWay = (verdict is null ? ticket.Outcome : verdict.Outcome) == CancelOutcome.UnderWay;
            var pause = isUnderWay ? LookRules.UnderWayPause(turn, since) : LookRules.Pause(turn);
            var outcome = isUnderWay ? null : verdict?.Outcome;
            if (outcome is null && since + pause > (isUnderWay ? LookRules.UnderWayFor : LookRules.GiveUpAfter))
            {
                outcome = isUnderWay ? CancelOutcome.UnderWay : Verdict.WhenTimeIsUp(ticket, last);
            }

            if (outcome is not null)
            {
                checkpoints.Pass("before-settling");
                await progress.SaveAsync(Settled(ticket, outcome.Value, last), cancellation);
                checkpoints.Pass("settled");
                return;
            }

            if (isUnderWay && verdict is not null && Word(ticket) != verdict.Aftermath.Leg.After?.Status)
            {
                if (await progress.SaveAsync(ticket with { Outcome = CancelOutcome.UnderWay, Aftermath = last }, cancellation) is not { } shown)
                {
                    return;
                }

                ticket = shown;
            }

            await Task.Delay(pause, time, cancellation);
        }
    }

    /// <summary>
    /// Reads for a ticket that a refusal has settled, to say how the leg stands, and whether a session that orders are refused for still reads.
    /// The leg is free meanwhile.
    /// </summary>
    public async Task AfterRefusalAsync(CancelTicket ticket, BrokerSession? session, CancellationToken cancellation)
    {
        var until = time.GetUtcNow() + LookRules.GiveUpAfter;
        for (var turn = 0; time.GetUtcNow() <= until; turn++)
        {
            var (verdict, unread) = await LookAsync(ticket, session, cancellation);
            var told = Told(ticket, unread);
            if (verdict is not null || told != ticket)
            {
                var outcome = verdict?.Outcome ?? (told.Answer?.Error is { } error ? Verdict.OutcomeOf(error) : null);
                await progress.SaveAsync(Settled(told, outcome ?? CancelOutcome.Refused, verdict?.Aftermath), cancellation);
                return;
            }

            await Task.Delay(LookRules.Pause(turn), time, cancellation);
        }
    }

    /// <summary>Reads once for a settled ticket; what is learned replaces "unknown" or "still open".</summary>
    public async Task<OneLook> OnceAsync(TicketId id, BrokerSession? session, CancellationToken cancellation)
    {
        if (await tickets.FindAsync(id, cancellation) is not { State: TicketState.Settled } ticket)
        {
            return new OneLook(WasRead: false, null);
        }

        var (verdict, unread) = await LookAsync(ticket, session, cancellation);
        if (verdict is null)
        {
            // Nothing was learned: what was known stands, and the button stays for another try.
            return new OneLook(WasRead: false, unread);
        }

        var told = Told(ticket, unread);
        await progress.SaveAsync(Settled(told, verdict.Outcome ?? Verdict.WhenTimeIsUp(told, verdict.Aftermath), verdict.Aftermath), cancellation);
        return new OneLook(WasRead: true, null);
    }

    /// <summary>One look: the verdict, or why nothing was read.</summary>
    private async Task<(Verdict? Verdict, BrokerError? Unread)> LookAsync(CancelTicket ticket, BrokerSession? session, CancellationToken cancellation)
    {
        var read = await books.LookAsync(session, ticket.Leg.OmsOrderId, cancellation);
        if (read.Error is { } error || session is null)
        {
            return (null, read.Error);
        }

        OrderRows? history = null;
        if (Evidence.NeedsHistory(read.Book, ticket.Leg))
        {
            var rows = await books.ReadHistoryAsync(session, ticket.Leg.OmsOrderId, cancellation);
            history = rows.Error is null ? rows.Value : null;
        }

        return (Verdict.Of(ticket, new Evidence(read.Book, history), rules.BrokerTimeout), null);
    }

    /// <summary>The ticket with what the reading tells of its answer.</summary>
    private static CancelTicket Told(CancelTicket ticket, BrokerError? unread) =>
        ticket.Answer is { Error: BrokerError.AccessDenied denied } answer && Access.AfterReading(denied, unread) is var told && told != denied
            ? ticket with { Answer = answer with { Error = told } }
            : ticket;

    private static OrderStatus? Word(CancelTicket ticket) => ticket.Outcome == CancelOutcome.UnderWay ? ticket.Aftermath?.Leg.After?.Status : null;

    private CancelTicket Settled(CancelTicket ticket, CancelOutcome outcome, Aftermath? aftermath) => ticket with
    {
        State = TicketState.Settled,
        Outcome = outcome,
        Aftermath = aftermath,
        SettledAt = time.GetUtcNow(),
    };
}
