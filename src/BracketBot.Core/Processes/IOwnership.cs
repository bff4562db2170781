namespace BracketBot.Core.Processes;

/// <summary>
/// Which process sees to what is unfinished: tickets, cards and lists carry their owner, from the commit that made them. A process that lives keeps
/// what it has; what belongs to none that lives is taken over. Being taken over gives no right to send a ticket's request.
/// </summary>
public interface IOwnership
{
    /// <summary>
    /// Shows that this process lives, the first time as every <see cref="Beat.Next"/>. With an embedded database the process owns the file, so nobody
    /// else lives, and no further beat is needed.
    /// </summary>
    Task<Beat> BeatAsync(CancellationToken cancellation);

    /// <summary>Claims all that belongs to processes that don't live.</summary>
    /// <param name="own">Names this process's own cards and lists too, and the tickets that it had taken over: after it was taken for dead, it must find out what is still its own.</param>
    Task<TakenOver> TakeOverAsync(bool own, CancellationToken cancellation);

    /// <summary>Says that this process ends: what it leaves is free at once.</summary>
    Task LeaveAsync(CancellationToken cancellation);
}
