using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Cancels;
using BracketBot.Core.Orders;

namespace BracketBot.Cancelling;

/// <summary>Reads the order book for a ticket until it is known what became of the leg. It never sends.</summary>
internal sealed class TicketLook(
    SharedBooks books, ITicketStore tickets, TicketProgress progress, LookRules rules, TimeProvider time, ICheckpoints checkpoints)
{
    /// <summary>Reads with growing pauses until the outcome is known or <see cref="LookRules.GiveUpAfter"/> has passed, and settles the ticket.</summary>
    public async Task UntilKnownAsync(CancelTicket ticket, BrokerSession? session, CancellationToken cancellation)
    {
        var until = time.GetUtcNow() + LookRules.GiveUpAfter;
        Aftermath? last = null;
        for (var turn = 0; ; turn++)
        {
            var verdict = await ReadAsync(ticket, session, cancellation);
            last = verdict?.Aftermath ?? last;
            var outcome = verdict?.Outcome;
            var pause = LookRules.Pause(turn);
            if (outcome is null && time.GetUtcNow() + pause > until)
            {
                outcome = Verdict.WhenTimeIsUp(ticket, last);
            }

            if (outcome is not null)
            {
                checkpoints.Pass("before-settling");
                await progress.SaveAsync(Settled(ticket, outcome.Value, last), cancellation);
                checkpoints.Pass("settled");
                return;
            }

            await Task.Delay(pause, time, cancellation);
        }
    }

    /// <summary>Reads once for a settled ticket; what is learned replaces "unknown" or "still open".</summary>
    public async Task OnceAsync(TicketId id, BrokerSession? session, CancellationToken cancellation)
    {
        if (await tickets.FindAsync(id, cancellation) is not { State: TicketState.Settled } ticket)
        {
            return;
        }

        var verdict = await ReadAsync(ticket, session, cancellation);
        if (verdict is null)
        {
            // Nothing was learned: what was known stands, and the button stays for another try.
            return;
        }

        await progress.SaveAsync(Settled(ticket, verdict.Outcome ?? Verdict.WhenTimeIsUp(ticket, verdict.Aftermath), verdict.Aftermath), cancellation);
    }

    private async Task<Verdict?> ReadAsync(CancelTicket ticket, BrokerSession? session, CancellationToken cancellation)
    {
        var read = await books.ReadAsync(session, cancellation);
        if (!read.Try(out var book, out _) || session is null)
        {
            return null;
        }

        OrderBook? history = null;
        if (book.Find(ticket.Leg) is null)
        {
            var rows = await books.ReadHistoryAsync(session, ticket.Leg.OmsOrderId, cancellation);
            history = rows.Try(out var lines, out _) ? OrderBook.From(OrderRows.Empty, lines, book.ReadAt) : null;
        }

        return Verdict.Of(ticket, book, history, rules.BrokerTimeout);
    }

    private CancelTicket Settled(CancelTicket ticket, CancelOutcome outcome, Aftermath? aftermath) => ticket with
    {
        State = TicketState.Settled,
        Outcome = outcome,
        Aftermath = aftermath,
        SettledAt = time.GetUtcNow(),
    };
}
