namespace BracketBot.Core;

/// <summary>Checkpoints that do nothing.</summary>
public sealed class NoCheckpoints : ICheckpoints
{
    public void Pass(string step)
    {
    }
}
