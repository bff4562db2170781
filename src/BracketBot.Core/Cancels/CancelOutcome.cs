namespace BracketBot.Core.Cancels;

/// <summary>How a ticket ended.</summary>
public enum CancelOutcome
{
    /// <summary>The leg is cancelled.</summary>
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
}
