using BracketBot.Core.Cancels;
using BracketBot.Core.Orders;

namespace BracketBot.Core.CancelAll;

/// <summary>What became of one leg of a list.</summary>
/// <param name="Outcome">Of its ticket; null where none was sent for it.</param>
/// <param name="Word">The API's word, or why nothing was sent; "" for nothing to add.</param>
/// <param name="WasGone">Nothing was sent for it because it was not open any more.</param>
/// <param name="Part">What was filled of it before it went, with its whole: <c>40 of 100</c>; "" for none.</param>
/// <param name="Held">What was held through its bracket after it, in units; null where that is not known.</param>
public sealed record AllResult(
    LegRef Leg, string Symbol, CancelOutcome? Outcome, string Word, bool WasGone = false, string Part = "", decimal? Held = null)
{
    /// <summary>True where the leg is no longer there to be cancelled.</summary>
    public bool IsGone => WasGone || IsCancelled || Outcome is CancelOutcome.AlreadyFilled or CancelOutcome.Ended or CancelOutcome.ClosedAtMarket;

    /// <summary>True where another cancel of it makes sense: it stands, and none is under way.</summary>
    public bool CanBeTriedAgain => !IsGone && Outcome != CancelOutcome.UnderWay;

    /// <summary>True where it was cancelled, by this list or before it.</summary>
    public bool IsCancelled => Outcome is CancelOutcome.Cancelled or CancelOutcome.AlreadyCancelled;
}
