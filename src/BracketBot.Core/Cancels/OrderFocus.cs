using BracketBot.Core.Orders;

namespace BracketBot.Core.Cancels;

/// <summary>
/// The orders that a reading of the book is about. A row that is surely a sound leg of another bracket may be left out of it: whatever can't be
/// read, whatever lacks something, and whatever is no bracket is told as in a whole reading, since it may concern these orders.
/// </summary>
/// <param name="Orders">Not empty.</param>
/// <param name="ElseAll">Where the list has no sound leg of them, all of it is wanted.</param>
public sealed record OrderFocus(IReadOnlySet<OmsOrderId> Orders, bool ElseAll)
{
    /// <summary>One order, and nothing where it is gone.</summary>
    public static OrderFocus On(OmsOrderId order) => new(new HashSet<OmsOrderId> { order }, ElseAll: false);

    /// <summary>
    /// What a trader typed, where it may be an id: the words, and all of them as one id in groups. Null where it can't be. Where no order has such an
    /// id, the words may be anything's name.
    /// </summary>
    public static OrderFocus? OnTyped(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Any(w => w.Any(char.IsAsciiDigit))
            ? new OrderFocus(new HashSet<OmsOrderId>([.. words.Select(w => new OmsOrderId(w)), new OmsOrderId(string.Concat(words))]), ElseAll: true)
            : null;
    }
}
