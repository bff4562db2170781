using BracketBot.Core;
using BracketBot.Core.Cancels;
using BracketBot.Core.Commits;

namespace BracketBot.Cancelling;

/// <summary>Commits a ticket's next step together with what the chat is to show of it.</summary>
internal sealed class TicketProgress(
    ITicketStore tickets, ICommits commits, IEnumerable<ITicketAudience> audiences, TimeProvider time, ILogger<TicketProgress> log)
{
    /// <summary>
    /// Saves the ticket as its next version and shows it, however long the database is away. Null where somebody else has moved the ticket: it is
    /// theirs then.
    /// </summary>
    /// <param name="stopping">Ends the waiting for the database.</param>
    public Task<CancelTicket?> SaveAsync(CancelTicket ticket, CancellationToken stopping)
    {
        var next = ticket with { Version = ticket.Version + 1 };
        var mayBeWritten = false;
        return StoreRetry.UntilDoneAsync(
            $"ticket {ticket.Id}",
            async () =>
            {
                var again = mayBeWritten;
                mayBeWritten = true;
                return await SaveAsync(next, again);
            },
            time, log, stopping);
    }

    /// <param name="next">The version to save.</param>
    /// <param name="mayBeWritten">A try before this one failed, and may have been written all the same.</param>
    private async Task<CancelTicket?> SaveAsync(CancelTicket next, bool mayBeWritten)
    {
        var audience = audiences.First(a => a.Kind == next.Origin.Kind);
        while (true)
        {
            var now = time.GetUtcNow();
            List<Write> writes = [new SaveTicket(next), TicketAudit.Moved(next, now), .. await audience.ShowAsync(next, CancellationToken.None)];
            if (await commits.CommitAsync(writes, CancellationToken.None) == CommitResult.Committed)
            {
                Log.TicketMoved(log, next.Id.Value, next.State, next.Outcome);
                return next;
            }

            // Either the card moved, then it is shown on the moved card; or the ticket itself, then it is not ours any more.
            var stored = await tickets.FindAsync(next.Id, CancellationToken.None);
            if (mayBeWritten && stored?.Version == next.Version && stored.State == next.State)
            {
                return next;
            }

            if (stored is { State: TicketState.Looking, Answer: null } && stored.Version >= next.Version && next.Answer is not null)
            {
                // Another process took it for orphaned and looks; the broker's word, which only this one has, must not be lost.
                var isSettled = next.State == TicketState.Settled;
                next = next with { Version = stored.Version + 1, State = isSettled ? TicketState.Settled : TicketState.Looking };
                continue;
            }

            if (stored is null || stored.Version != next.Version - 1)
            {
                Log.TicketMovedElsewhere(log, next.Id.Value);
                return null;
            }
        }
    }
}
