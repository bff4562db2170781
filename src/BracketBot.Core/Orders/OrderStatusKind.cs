namespace BracketBot.Core.Orders;

/// <summary>What a status means for cancelling.</summary>
public enum OrderStatusKind
{
    /// <summary>A word that the bot does not know.</summary>
    Unknown,

    /// <summary>Stands at the broker or the exchange and may be cancelled.</summary>
    Open,

    /// <summary>Filled in full.</summary>
    Complete,

    Cancelled,

    Rejected,

    /// <summary>The broker has accepted a cancel that has not ended; the order may still fill.</summary>
    BeingCancelled,
}
