namespace BracketBot.Core.Orders;

/// <summary>What a leg does for the trader. Read from its row, because the broker does not settle what SECOND and THIRD are.</summary>
public enum LegRole
{
    /// <summary>Opens the position.</summary>
    Entry,

    /// <summary>Ends the position at a loss: an SL or SLM order, or one with a trigger price.</summary>
    StopLoss,

    /// <summary>Ends the position at a gain: a LIMIT order on the exit side without a trigger.</summary>
    Target,

    /// <summary>Ends the position; the row does not say which way.</summary>
    Exit,
}
