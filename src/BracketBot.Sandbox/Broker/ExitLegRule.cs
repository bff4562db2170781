namespace BracketBot.Sandbox.Broker;

/// <summary>What cancelling an exit leg (SECOND or THIRD) does. Real brokers differ, so the simulator can do all three.</summary>
public enum ExitLegRule
{
    /// <summary>Only that leg goes; the position and the sibling stay.</summary>
    LeavesPositionUnprotected,

    /// <summary>The leg and its sibling go, and the quantity they guarded is closed by a market order.</summary>
    ExitsAtMarketAndCancelsSibling,

    /// <summary>The broker answers with an error and changes nothing.</summary>
    Refused,
}
