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

    /// <summary>A cancel of it has been taken and has not ended: it may still fill.</summary>
    BeingCancelled,
}
