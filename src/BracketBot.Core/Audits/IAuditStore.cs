using BracketBot.Core.Accounts;
using BracketBot.Core.Cancels;

namespace BracketBot.Core.Audits;

/// <summary>The audit table, to be read. It is written through commits alone, and nothing in it is ever changed.</summary>
public interface IAuditStore
{
    /// <summary>The entries about a ticket, oldest first.</summary>
    Task<IReadOnlyList<AuditEntry>> OfTicketAsync(string ticketId, CancellationToken cancellation);

    /// <summary>
    /// The entries of a range, oldest first, read a few at a time: as many as there are, they take no more memory. Those of before there were chains come first
    /// and, in the embedded store, ticket by ticket.
    /// </summary>
    IAsyncEnumerable<AuditEntry> ReadAsync(AuditRange range, CancellationToken cancellation);

    /// <summary>
    /// A page of a user's own confirmed cancels, newest first. However many there are, a page costs the same.
    /// </summary>
    /// <param name="client">Of this account alone; null for all of the user's.</param>
    /// <param name="before">The last of the page before; null for the first page.</param>
    /// <param name="limit">At most so many; fewer are the last page.</param>
    Task<IReadOnlyList<PastCancel>> CancelsAsync(TelegramUserId user, ClientId? client, TicketId? before, int limit, CancellationToken cancellation);

    /// <summary>Reads all entries against their chains, one at a time, and says which is the first that is not as it was written.</summary>
    Task<AuditVerdict> VerifyAsync(CancellationToken cancellation);
}
