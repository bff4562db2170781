namespace BracketBot.Sandbox.Broker;

/// <summary>The result of changing a leg by hand (filling it, modifying it, cancelling it from elsewhere).</summary>
public enum LegChange
{
    Done,
    NoSuchOrder,
    NoSuchLeg,

    /// <summary>The leg is filled, cancelled or rejected.</summary>
    LegClosed,

    /// <summary>The exchange has not confirmed the leg, so it cannot fill.</summary>
    NotAtExchange,

    /// <summary>The exchange has already confirmed the leg.</summary>
    AlreadyAtExchange,

    /// <summary>More than remains, less than one, or below what is filled.</summary>
    BadQuantity,

    /// <summary>The exit rule in force refuses it.</summary>
    Refused,
}
