namespace BracketBot.Core.Tests.Dialogs;

/// <param name="Kind">Of 100: which input.</param>
/// <param name="Argument">Its place or book, where it has one.</param>
/// <param name="Pause">Since the move before.</param>
/// <param name="Waited">The tap had waited.</param>
/// <param name="Lag">Between the tap's arrival and the step.</param>
public sealed record RandomMove(int Kind, int Argument, TimeSpan Pause, bool Waited, TimeSpan Lag);
