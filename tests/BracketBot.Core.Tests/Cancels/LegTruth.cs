using BracketBot.Core.Orders;

namespace BracketBot.Core.Tests.Cancels;

/// <summary>What really became of a leg of 100 units.</summary>
/// <param name="End">Open, Filled, Cancelled, UnderWay, or Lapsed: ended under a word that nobody knows.</param>
/// <param name="Filled">Units.</param>
internal sealed record LegTruth(LegTruth.Fate End, int Filled)
{
    public const int Quantity = 100;

    private static readonly string[] OpenWords = ["CONFIRMED", "MODIFY_CONFIRMED", "TRIGGER PENDING", "PARTIALLY_FILLED"];
    private static readonly string[] FilledWords = ["COMPLETE", "Executed", "TRADED"];
    private static readonly string[] CancelledWords = ["CANCELLED", "Canceled", "CANCEL_CONFIRMED"];
    private static readonly string[] UnderWayWords = ["CANCEL_PENDING", "Cancel Pending", "PENDING_CANCEL", "CANCEL-REQ-RECEIVED", "cancelling"];
    private static readonly string[] LapsedWords = ["LAPSED", "EXPIRED BY EXCHANGE"];
    private static readonly string[] PassedWords = ["VALIDATION PENDING", "PUT ORDER REQ RECEIVED", "CONFIRMED", "CANCEL_PENDING"];

    public enum Fate
    {
        Open,
        Filled,
        Cancelled,
        UnderWay,
        Lapsed,
    }

    public bool IsOver => End is Fate.Filled or Fate.Cancelled or Fate.Lapsed;

    /// <summary>The words that a broker may have for its end.</summary>
    public IReadOnlyList<string> Words => End switch
    {
        Fate.Open => OpenWords,
        Fate.Filled => FilledWords,
        Fate.Cancelled => CancelledWords,
        Fate.UnderWay => UnderWayWords,
        _ => LapsedWords,
    };

    /// <summary>The words that it passed on its way.</summary>
    public static IReadOnlyList<string> Passed => PassedWords;

    /// <summary>True where the broker, had this become of the leg, could have given this row of it.</summary>
    /// <param name="isPast">The row may be of an earlier stage.</param>
    public bool CanGive(OrderRow row, bool isPast)
    {
        var told = row.FilledQuantity;
        var isNow = Words.Contains(row.OrderStatus) && (told is null || told == Filled || (End == Fate.Filled && told == 0));

        // A word that nobody knows may have been a stage on the way.
        return isNow || (isPast && new[] { PassedWords, OpenWords, UnderWayWords, LapsedWords }.Any(w => w.Contains(row.OrderStatus)) && !(told > Filled));
    }
}
