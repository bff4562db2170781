namespace BracketBot.Core.Processes;

/// <summary>
/// Which process is responsible for unfinished work: tickets, cards and lists carry an owner from the commit that created them. A live process keeps
/// its work; work without a live owner is taken over. Taking over a ticket never gives the right to send its request.
/// </summary>
public interface IOwnership
{
    /// <summary>
    /// Records that this process is alive. With an embedded database the process owns the file, so no other process is alive and no further heartbeat is
    /// needed.
    /// </summary>
    Task<Beat> BeatAsync(CancellationToken cancellation);

    /// <summary>Claims everything that belongs to processes that are no longer alive.</summary>
    /// <param name="own">
    /// Includes this process's own cards and lists, and the tickets it had taken over: after others took it for dead, it has to learn what is still its own.
    /// </param>
    Task<TakenOver> TakeOverAsync(bool own, CancellationToken cancellation);

    /// <summary>Records that this process ends, so its unfinished work can be taken over at once.</summary>
    Task LeaveAsync(CancellationToken cancellation);
}
