namespace BracketBot.Core.Cancels;

/// <summary>What became of a ticket. Stored by number, so new outcomes go last.</summary>
public enum CancelOutcome
{
    /// <summary>The leg is cancelled: a row says so.</summary>
    Cancelled,

    /// <summary>The broker refused, and said why; the leg is as it was.</summary>
    Refused,

    /// <summary>The broker did not accept the session; nothing was carried out.</summary>
    NotLoggedIn,

    /// <summary>The leg was filled before the cancel took effect.</summary>
    AlreadyFilled,

    /// <summary>The leg had already been cancelled (or rejected).</summary>
    AlreadyCancelled,

    /// <summary>The request never left, because the broker could not be reached in time. The leg is as it was.</summary>
    NotSent,

    /// <summary>The order book still shows the leg open, read at a time when the cancel could no longer take effect.</summary>
    StillOpen,

    /// <summary>Two minutes of reading the order book did not tell.</summary>
    Unknown,

    /// <summary>The broker says that the cancel is under way. The only outcome before a ticket settles: the bot keeps looking until it ends.</summary>
    UnderWay,

    /// <summary>The leg no longer stands, with a status that the bot does not know; the card shows the broker's word.</summary>
    Ended,

    /// <summary>The broker turned the exit into a market order, which filled and closed the position.</summary>
    ClosedAtMarket,
}
