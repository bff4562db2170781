namespace BracketBot.Core.Processes;

/// <summary>What a beat found.</summary>
/// <param name="WasTakenForDead">This process was not seen for too long, and others may have taken over what it had.</param>
/// <param name="AnythingToTakeOver">There is something unfinished that belongs to no process that lives.</param>
/// <param name="Next">When to beat again, from now; null for never.</param>
public sealed record Beat(bool WasTakenForDead, bool AnythingToTakeOver, TimeSpan? Next)
{
    /// <summary>How long a process counts as alive after a beat.</summary>
    public static readonly TimeSpan AliveFor = TimeSpan.FromSeconds(10);

    /// <summary>Between two beats of a process.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(2);
}
