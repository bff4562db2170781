namespace BracketBot.Core.Audits;

/// <summary>The audit table, to be read. It is written through commits alone, and nothing in it is ever changed.</summary>
public interface IAuditStore
{
    /// <summary>The entries about a ticket, oldest first.</summary>
    Task<IReadOnlyList<AuditEntry>> OfTicketAsync(string ticketId, CancellationToken cancellation);
}
