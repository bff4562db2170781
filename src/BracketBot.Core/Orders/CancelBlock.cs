namespace BracketBot.Core.Orders;

/// <summary>Why a leg that is shown has no cancel button.</summary>
public enum CancelBlock
{
    Filled,
    Cancelled,
    Rejected,

    /// <summary>The row stands among the completed orders, under a status that the bot does not know.</summary>
    NotPending,

    /// <summary>No <c>exchange_order_id</c> yet (not confirmed by the exchange, or an after-market order): the broker would answer 44000.</summary>
    NotYetAtExchange,

    /// <summary>A cancel of it is under way at the broker.</summary>
    BeingCancelled,

    /// <summary>Its <c>leg_order_indicator</c> is no leg's: another order's id, or a word that the bot does not know.</summary>
    LegUnclear,

    /// <summary>Its <c>order_status</c> is blank: the request needs the row's own word, and the broker would answer 44000.</summary>
    StatusUnclear,

    /// <summary>Its <c>oms_order_id</c> or <c>exchange_order_id</c> is no whole id, such as a number that was rounded.</summary>
    IdUnclear,
}
