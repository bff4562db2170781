namespace BracketBot.Core.Orders;

/// <summary>What a leg does for the trader. Read from its row, because the broker does not define what SECOND and THIRD are.</summary>
public enum LegRole
{
    /// <summary>Opens the position.</summary>
    Entry,

    /// <summary>Closes the position at a loss: an SL or SLM order, or one with a trigger price.</summary>
    StopLoss,

    /// <summary>Closes the position at a gain: a LIMIT order on the exit side without a trigger.</summary>
    Target,

    /// <summary>Closes the position; the row does not say whether at a gain or a loss.</summary>
    Exit,
}
