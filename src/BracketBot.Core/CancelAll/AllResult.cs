using BracketBot.Core.Cancels;
using BracketBot.Core.Orders;

namespace BracketBot.Core.CancelAll;

/// <summary>What became of one leg of a list.</summary>
/// <param name="Outcome">Of its ticket; null where none was sent for it.</param>
/// <param name="Word">The API's word, or why nothing was sent; "" for nothing to add.</param>
/// <param name="WasGone">Nothing was sent for it because it was not open any more.</param>
public sealed record AllResult(LegRef Leg, string Symbol, CancelOutcome? Outcome, string Word, bool WasGone = false)
{
    /// <summary>True where the leg is no longer there to be cancelled.</summary>
    public bool IsGone => WasGone || IsCancelled || Outcome == CancelOutcome.AlreadyFilled;

    /// <summary>True where it was cancelled, by this list or before it.</summary>
    public bool IsCancelled => Outcome is CancelOutcome.Cancelled or CancelOutcome.AlreadyCancelled;
}
