namespace BracketBot.Core.Cancels;

/// <summary>Confirmed cancels. They are written through commits: <see cref="AddTicket"/> and <see cref="SaveTicket"/>.</summary>
public interface ITicketStore
{
    Task<CancelTicket?> FindAsync(TicketId id, CancellationToken cancellation);

    /// <summary>All tickets of one dialog, or of one list in all its runs.</summary>
    Task<IReadOnlyList<CancelTicket>> OfOriginAsync(string kind, string id, CancellationToken cancellation);
}
