namespace BracketBot.Sandbox.Broker;

/// <summary>The stop loss's order type.</summary>
public enum StopKind
{
    /// <summary>Stop-loss limit: a trigger and a limit price.</summary>
    SL,

    /// <summary>Stop-loss market: a trigger, then the market's price.</summary>
    SLM,
}
