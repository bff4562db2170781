namespace BracketBot.Core.Orders;

/// <summary>Why a leg that is shown has no cancel button.</summary>
public enum CancelBlock
{
    Filled,
    Cancelled,
    Rejected,

    /// <summary>The row is among the completed orders, with a status that the bot does not know.</summary>
    NotPending,

    /// <summary>No <c>exchange_order_id</c> yet (unconfirmed by the exchange, or an after-market order): the broker would answer 44000.</summary>
    NotYetAtExchange,

    /// <summary>The broker is already cancelling it.</summary>
    BeingCancelled,

    /// <summary>Its <c>leg_order_indicator</c> names no known leg: it holds another order's id, or a word that the bot does not know.</summary>
    LegUnclear,

    /// <summary>Its <c>order_status</c> is blank. The request has to repeat the row's status; without it the broker would answer 44000.</summary>
    StatusUnclear,

    /// <summary>Its <c>oms_order_id</c> or <c>exchange_order_id</c> is not a whole id, such as a rounded number.</summary>
    IdUnclear,
}
