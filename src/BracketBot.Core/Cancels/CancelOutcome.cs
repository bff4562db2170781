namespace BracketBot.Core.Cancels;

/// <summary>What became of a ticket. Stored by number: new ones come last.</summary>
public enum CancelOutcome
{
    /// <summary>The leg is cancelled: a row says so.</summary>
    Cancelled,

    /// <summary>The broker said no, and why; the leg is as it was.</summary>
    Refused,

    /// <summary>The broker did not accept the session; nothing was carried out.</summary>
    NotLoggedIn,

    /// <summary>The leg was filled before the cancel came through.</summary>
    AlreadyFilled,

    /// <summary>The leg had been cancelled (or rejected) before.</summary>
    AlreadyCancelled,

    /// <summary>The request never left: the broker could not be reached in time. The leg is as it was.</summary>
    NotSent,

    /// <summary>The order book, read after the last moment at which the cancel could have worked, shows the leg open.</summary>
    StillOpen,

    /// <summary>Two minutes of reading did not tell.</summary>
    Unknown,

    /// <summary>The broker's own word says that the cancel is under way. The only one that a ticket has before it is settled: it is looked at until it ends.</summary>
    UnderWay,

    /// <summary>The leg no longer stands, under a word that the bot does not know: the broker's word is told.</summary>
    Ended,

    /// <summary>The exit was turned into a market order and filled: the broker closed the position with it.</summary>
    ClosedAtMarket,
}
