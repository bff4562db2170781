namespace BracketBot.Sandbox.Broker;

/// <summary>What the order book holds at first.</summary>
public enum StartingBook
{
    /// <summary>A believable trading day: open, part filled, filled and closed brackets, plain orders, an AMO, one broken row.</summary>
    Demo,

    /// <summary>Nothing.</summary>
    Empty,
}
