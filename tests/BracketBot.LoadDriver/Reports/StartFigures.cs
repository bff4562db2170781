namespace BracketBot.LoadDriver.Reports;

/// <summary>How a bot came up.</summary>
/// <param name="ToPoll">From the start of the process to its first getUpdates.</param>
/// <param name="ToReply">From there to the first message, in answer to an update that was waiting.</param>
/// <param name="Cpu">Taken until the first message.</param>
/// <param name="IdleMb">After a moment of rest.</param>
internal sealed record StartFigures(TimeSpan? ToPoll, TimeSpan? ToReply, TimeSpan Cpu, double IdleMb);
