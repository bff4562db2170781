using System.Text.Json.Serialization;
using BracketBot.Core.Cancels;
using BracketBot.Core.Orders;

namespace BracketBot.Core.CancelAll;

/// <summary>Why nothing was sent for a leg of a list. Stored by name.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SkipReason>))]
public enum SkipReason
{
    SessionOver,

    /// <summary>The broker is closed for maintenance.</summary>
    BrokerClosed,

    /// <summary>The broker takes no order calls from the bot's address.</summary>
    AddressRefused,

    /// <summary>The leg is no longer as it was shown: <see cref="Skip.Changes"/>.</summary>
    Changed,

    /// <summary>The exchange has not confirmed it yet.</summary>
    NotAtExchange,

    /// <summary>The broker has a cancel of it under way.</summary>
    BeingCancelled,

    /// <summary>It is no longer open: <see cref="Skip.Block"/>.</summary>
    Gone,

    /// <summary>The order book no longer shows it.</summary>
    NotInBook,

    /// <summary>Another cancel of it, confirmed elsewhere, has no outcome yet.</summary>
    CancelUnderWay,

    /// <summary>What became of the exit before it is not known.</summary>
    ExitInDoubt,

    /// <summary>The user stopped the list.</summary>
    Stopped,

    /// <summary>The list took too long.</summary>
    TimeOver,

    /// <summary>The owner lost access.</summary>
    NotAllowed,
}

/// <summary>Why nothing was sent for a leg of a list.</summary>
/// <param name="Block">Of a leg that is gone: why it can't be cancelled.</param>
/// <param name="Changes">Of a leg that changed: what did.</param>
public sealed record Skip(SkipReason Reason, CancelBlock? Block = null, IReadOnlyList<LegDifference>? Changes = null);
