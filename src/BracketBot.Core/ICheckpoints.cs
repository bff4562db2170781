namespace BracketBot.Core;

/// <summary>
/// Named steps on the way from a tap to its cancel. They do nothing in the program; a test can kill the process at one of them to show what is left
/// when it dies right there.
/// </summary>
public interface ICheckpoints
{
    void Pass(string step);
}
