using BracketBot.Core.Accounts;
using BracketBot.Core.Cancels;

namespace BracketBot.Core.Audits;

/// <summary>Reads the audit table. It is written through commits alone, and nothing in it ever changes.</summary>
public interface IAuditStore
{
    /// <summary>The entries about a ticket, oldest first.</summary>
    Task<IReadOnlyList<AuditEntry>> OfTicketAsync(string ticketId, CancellationToken cancellation);

    /// <summary>
    /// The entries of a range, oldest first, read a few at a time so that memory use does not grow with their number. Entries from before the chains come
    /// first and, in the embedded store, grouped by ticket.
    /// </summary>
    IAsyncEnumerable<AuditEntry> ReadAsync(AuditRange range, CancellationToken cancellation);

    /// <summary>A page of a user's own confirmed cancels, newest first. The cost of a page does not grow with their number.</summary>
    /// <param name="client">Only this account's; null for all of the user's.</param>
    /// <param name="before">The last cancel of the previous page; null for the first page.</param>
    /// <param name="limit">The most to return; fewer means this is the last page.</param>
    Task<IReadOnlyList<PastCancel>> CancelsAsync(TelegramUserId user, ClientId? client, TicketId? before, int limit, CancellationToken cancellation);

    /// <summary>Checks all entries against their chains, one at a time, and reports the first fault.</summary>
    Task<AuditVerdict> VerifyAsync(CancellationToken cancellation);
}
