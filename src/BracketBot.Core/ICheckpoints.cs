namespace BracketBot.Core;

/// <summary>
/// The named steps of a tap's way. The program passes them without effect; a test may have the process killed at one of them,
/// to show what is left when it dies just there.
/// </summary>
public interface ICheckpoints
{
    void Pass(string step);
}
