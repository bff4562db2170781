namespace BracketBot.Core.Cancels;

/// <summary>Confirmed cancels. They are written through commits: <see cref="AddTicket"/> and <see cref="SaveTicket"/>.</summary>
public interface ITicketStore
{
    Task<CancelTicket?> FindAsync(TicketId id, CancellationToken cancellation);

    /// <summary>
    /// Takes over tickets without an outcome whose owner is gone (another owner whose lease has ended; with SQLite, where one process
    /// owns the file, any other owner), and leases them to <paramref name="owner"/>. Their <see cref="CancelTicket.Owner"/> stays as it
    /// was: taking over gives no right to send.
    /// </summary>
    Task<IReadOnlyList<CancelTicket>> TakeOverAsync(
        OwnerId owner, DateTimeOffset now, DateTimeOffset leaseUntil, int limit, CancellationToken cancellation);

    /// <summary>Holds on to the owner's unsettled tickets until <paramref name="leaseUntil"/>.</summary>
    Task RenewAsync(OwnerId owner, DateTimeOffset leaseUntil, CancellationToken cancellation);
}
