using BracketBot.Core.Cancels;
using BracketBot.Core.Commits;
using BracketBot.Telegram.Outbox;

namespace BracketBot.Cancelling;

/// <summary>Commits a ticket's next step together with what the chat is to show of it.</summary>
internal sealed class TicketProgress(
    ITicketStore tickets, ICommits commits, IEnumerable<ITicketAudience> audiences, OutboxSender outbox, TimeProvider time, ILogger<TicketProgress> log)
{
    /// <summary>
    /// Saves the ticket as its next version and shows it. Null where somebody else has moved the ticket: it is theirs then.
    /// </summary>
    public async Task<CancelTicket?> SaveAsync(CancelTicket ticket)
    {
        var next = ticket with { Version = ticket.Version + 1 };
        var audience = audiences.First(a => a.Kind == ticket.Origin.Kind);
        while (true)
        {
            var now = time.GetUtcNow();
            List<Write> writes = [new SaveTicket(next), TicketAudit.Moved(next, now), .. await audience.ShowAsync(next, CancellationToken.None)];
            var result = await commits.CommitAsync(writes, CancellationToken.None);
            if (result == CommitResult.Committed)
            {
                outbox.Wake();
                Log.TicketMoved(log, next.Id.Value, next.State, next.Outcome);
                return next;
            }

            // Either the card moved, then it is shown on the moved card; or the ticket itself, then it is not ours any more.
            var stored = await tickets.FindAsync(ticket.Id, CancellationToken.None);
            if (stored is null || stored.Version != ticket.Version)
            {
                Log.TicketMovedElsewhere(log, ticket.Id.Value);
                return null;
            }
        }
    }
}
