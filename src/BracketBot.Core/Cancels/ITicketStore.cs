namespace BracketBot.Core.Cancels;

/// <summary>Confirmed cancels. They are written through commits: <see cref="AddTicket"/> and <see cref="SaveTicket"/>.</summary>
public interface ITicketStore
{
    Task<CancelTicket?> FindAsync(TicketId id, CancellationToken cancellation);

    /// <summary>All tickets of one dialog (or list), whatever was confirmed within it.</summary>
    Task<IReadOnlyList<CancelTicket>> OfOriginAsync(string kind, string id, CancellationToken cancellation);

    /// <summary>
    /// Takes over tickets without an outcome that nobody holds (their lease has ended, or, with SQLite, where one process owns the file, they
    /// were leased before it was opened), and leases them to <paramref name="owner"/>. Their <see cref="CancelTicket.Owner"/> stays as it
    /// was: taking over gives no right to send.
    /// </summary>
    Task<IReadOnlyList<CancelTicket>> TakeOverAsync(
        OwnerId owner, DateTimeOffset now, DateTimeOffset leaseUntil, int limit, CancellationToken cancellation);

    /// <summary>
    /// Holds on to those of <paramref name="inHand"/> that are still leased to the owner, until <paramref name="leaseUntil"/>. A ticket that its
    /// process has lost sight of is not among them, so its lease ends and it is taken over.
    /// </summary>
    Task RenewAsync(OwnerId owner, IReadOnlyCollection<TicketId> inHand, DateTimeOffset leaseUntil, CancellationToken cancellation);
}
