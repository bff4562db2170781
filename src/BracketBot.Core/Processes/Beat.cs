namespace BracketBot.Core.Processes;

/// <summary>The result of a heartbeat.</summary>
/// <param name="WasTakenForDead">This process went unseen for too long, and others may have taken over its work.</param>
/// <param name="AnythingToTakeOver">There is unfinished work that belongs to no live process.</param>
/// <param name="Next">How long until the next beat; null for never.</param>
public sealed record Beat(bool WasTakenForDead, bool AnythingToTakeOver, TimeSpan? Next)
{
    /// <summary>How long a process counts as alive after a heartbeat.</summary>
    public static readonly TimeSpan AliveFor = TimeSpan.FromSeconds(10);

    /// <summary>The time between two heartbeats of a process.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(2);
}
