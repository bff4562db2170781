namespace BracketBot.Sandbox.Bot;

/// <summary>Where the real program is in its life.</summary>
public enum BotState
{
    /// <summary>Not started, or stopped in good order.</summary>
    Stopped,

    /// <summary>The process is there and does not answer yet.</summary>
    Starting,

    /// <summary>It answers at /health/live.</summary>
    Running,

    /// <summary>Killed from here, without a warning.</summary>
    Killed,

    /// <summary>It ended by itself; its log says why.</summary>
    Failed,
}

/// <summary>The state at one moment.</summary>
/// <param name="ProcessId">Of the process, while there is one.</param>
/// <param name="ExitCode">Of the last one, where it ended by itself.</param>
/// <param name="Since">When it came into this state.</param>
public sealed record BotStatus(BotState State, int? ProcessId, int? ExitCode, DateTimeOffset Since);
