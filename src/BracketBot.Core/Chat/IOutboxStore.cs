namespace BracketBot.Core.Chat;

/// <summary>Cards that wait for delivery. What is to be shown is written with <see cref="PutCard"/> in the commit that it belongs to.</summary>
public interface IOutboxStore
{
    /// <summary>
    /// Takes up to <paramref name="limit"/> cards that are due (newer than delivered, not delayed past <paramref name="now"/>, not given
    /// up, not leased), by priority and then by age of the change, and leases them to <paramref name="owner"/> until
    /// <paramref name="leaseUntil"/>. A delivery's write (<see cref="CardDelivered"/>, <see cref="CardDelayed"/>,
    /// <see cref="CardGivenUp"/>) ends the lease.
    /// </summary>
    Task<IReadOnlyList<OutboxCard>> ClaimDueAsync(
        OwnerId owner, DateTimeOffset now, DateTimeOffset leaseUntil, int limit, CancellationToken cancellation);

    /// <summary>When the next delayed card falls due, or null where none waits.</summary>
    Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellation);

    /// <summary>True where a message that the bot sends of its own accord still waits to reach the chat. Edits of what is there don't count.</summary>
    Task<bool> HasPushWaitingAsync(ChatAddress chat, CancellationToken cancellation);

    Task<OutboxCard?> FindAsync(CardId id, CancellationToken cancellation);
}
