using BracketBot.Core.Cancels;
using BracketBot.Core.Orders;

namespace BracketBot.Core.CancelAll;

/// <summary>What became of one leg of a list.</summary>
/// <param name="Outcome">Its ticket's outcome; null if no ticket was made for it.</param>
/// <param name="Word">What the API said, or why nothing was sent; "" for nothing to add.</param>
/// <param name="WasGone">Nothing was sent because it was no longer open.</param>
/// <param name="Part">How much of it was filled before it went: <c>40 of 100</c>; "" for none.</param>
/// <param name="Held">What its bracket held afterwards, in units; null if unknown.</param>
public sealed record AllResult(
    LegRef Leg, string Symbol, CancelOutcome? Outcome, string Word, bool WasGone = false, string Part = "", decimal? Held = null)
{
    /// <summary>True if the leg no longer stands, so there is nothing left to cancel.</summary>
    public bool IsGone => WasGone || IsCancelled || Outcome is CancelOutcome.AlreadyFilled or CancelOutcome.Ended or CancelOutcome.ClosedAtMarket;

    /// <summary>True if it makes sense to cancel it again: it may still stand, and no cancel of it is under way.</summary>
    public bool CanBeTriedAgain => !IsGone && Outcome != CancelOutcome.UnderWay;

    /// <summary>True if it was cancelled, by this list or earlier.</summary>
    public bool IsCancelled => Outcome is CancelOutcome.Cancelled or CancelOutcome.AlreadyCancelled;
}
