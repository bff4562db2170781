namespace BracketBot.Sandbox.Broker;

/// <summary>Which exit leg of a bracket carries the stop loss; the other carries the target.</summary>
public enum StopLeg
{
    Second,
    Third,
}
