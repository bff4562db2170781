namespace BracketBot.Sandbox.Bot;

/// <summary>The state of the real program.</summary>
public enum BotState
{
    /// <summary>Not started, or stopped in good order.</summary>
    Stopped,

    /// <summary>The process runs but does not answer yet.</summary>
    Starting,

    /// <summary>It answers at /health/live.</summary>
    Running,

    /// <summary>Killed by the sandbox, without warning.</summary>
    Killed,

    /// <summary>It ended by itself; its log says why.</summary>
    Failed,
}

/// <summary>The program's state at one moment.</summary>
/// <param name="ProcessId">The process's id while it runs.</param>
/// <param name="ExitCode">The last process's exit code, if it ended by itself.</param>
/// <param name="Since">When it entered this state.</param>
public sealed record BotStatus(BotState State, int? ProcessId, int? ExitCode, DateTimeOffset Since);
