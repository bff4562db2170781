using BracketBot.Core.Cancels;
using BracketBot.Core.Orders;

namespace BracketBot.Core.CancelAll;

/// <summary>What was filled of a leg before it went, in units.</summary>
/// <param name="IsUntold">No row said how much.</param>
public sealed record PartFill(decimal Filled, decimal Quantity, bool IsUntold);

/// <summary>What became of one leg of a list.</summary>
/// <param name="Outcome">Of its ticket; null where none was sent for it.</param>
/// <param name="Skip">Why none was sent.</param>
/// <param name="Error">The broker's no, where that was its answer.</param>
/// <param name="Status">The broker's word for the leg after the cancel; null where none was read.</param>
/// <param name="Fill">What was filled of it in part; null for nothing.</param>
/// <param name="Held">What was held through its bracket after it, in units; null where that is not known.</param>
/// <param name="Word">As an older program stored it: the API's word, or why nothing was sent. "" today.</param>
/// <param name="WasGone">As an older program stored it: nothing was sent, because it was no longer open.</param>
/// <param name="Part">As an older program stored it: <c>40 of 100 filled</c>. "" today.</param>
public sealed record CancelAllResult(
    LegRef Leg, string Symbol, CancelOutcome? Outcome, Skip? Skip = null, BrokerError? Error = null, OrderStatus? Status = null, PartFill? Fill = null,
    decimal? Held = null, string Word = "", bool WasGone = false, string Part = "")
{
    /// <summary>True where the leg is no longer there to be cancelled.</summary>
    public bool IsGone => WasGoneBefore || IsCancelled || Outcome is CancelOutcome.AlreadyFilled or CancelOutcome.Ended or CancelOutcome.ClosedAtMarket;

    /// <summary>True where nothing was sent because it was no longer open.</summary>
    public bool WasGoneBefore => WasGone || Skip is { Reason: SkipReason.Gone };

    /// <summary>True if it makes sense to cancel it again: it may still stand, and no cancel of it is under way.</summary>
    public bool CanBeTriedAgain => !IsGone && Outcome != CancelOutcome.UnderWay;

    /// <summary>True if it was cancelled, by this list or earlier.</summary>
    public bool IsCancelled => Outcome is CancelOutcome.Cancelled or CancelOutcome.AlreadyCancelled;
}
