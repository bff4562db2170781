using BracketBot.Core.Orders;

namespace BracketBot.Core.Cancels;

/// <summary>
/// The orders that a reading of the book is about. A row that is certainly a sound leg of another bracket may be left out. A row that can't be read,
/// lacks something, or belongs to no bracket is reported as in a full reading, because it may concern these orders.
/// </summary>
/// <param name="Orders">Not empty.</param>
/// <param name="ElseAll">If the list has no sound leg of these orders, all of it is wanted.</param>
public sealed record OrderFocus(IReadOnlySet<OmsOrderId> Orders, bool ElseAll)
{
    /// <summary>One order; nothing if it is gone.</summary>
    public static OrderFocus On(OmsOrderId order) => new(new HashSet<OmsOrderId> { order }, ElseAll: false);

    /// <summary>
    /// What a trader typed, if it may be an id: each word, and all the words together as one id typed in groups. Null if it can't be an id. If no order
    /// has such an id, all of the book is wanted, because the words may be a symbol.
    /// </summary>
    public static OrderFocus? OnTyped(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Any(w => w.Any(char.IsAsciiDigit))
            ? new OrderFocus(new HashSet<OmsOrderId>([.. words.Select(w => new OmsOrderId(w)), new OmsOrderId(string.Concat(words))]), ElseAll: true)
            : null;
    }
}
