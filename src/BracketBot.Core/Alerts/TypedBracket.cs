using BracketBot.Core.Orders;

namespace BracketBot.Core.Alerts;

/// <summary>The brackets that a trader's words may mean: bracket ids, symbols as people write them, or the exchange's id of a leg.</summary>
public static class TypedBracket
{
    /// <summary>
    /// Returns one bracket if the words name it: by its id, open or over; by a symbol that only one open bracket has; or by a leg that only one has.
    /// Several are a choice for the trader.
    /// </summary>
    /// <param name="text">What was typed; "" if only a leg was typed.</param>
    /// <param name="leg">The leg that was typed with it; "" for none.</param>
    public static IReadOnlyList<BracketOrder> Find(string text, string leg, OrderBook book)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
        {
            return [.. book.Open.Where(b => LegWord.Resolve(b, leg).Any(l => l.Block is null))];
        }

        // Ids come first and must match exactly: a book narrowed to them (OrderFocus.OnTyped) holds no other brackets.
        // An id whose digits were typed in groups counts as that id.
        if (book.Find(new OmsOrderId(string.Concat(words))) is { } whole)
        {
            return [whole];
        }

        if (words.Select(w => book.Find(new OmsOrderId(w))).OfType<BracketOrder>().Distinct().ToList() is { Count: > 0 } byId)
        {
            return byId;
        }

        if (book.Open.Where(b => b.Legs.Any(l => !l.Ref.ExchangeOrderId.IsBlank && words.Contains(l.Ref.ExchangeOrderId.Value))).ToList() is { Count: > 0 } byLeg)
        {
            return byLeg;
        }

        var named = book.Open.Where(b => SymbolName.IsSame(text, b.Symbol)).ToList();
        return named.Count > 0 ? named : [.. book.Open.Where(b => words.Any(w => SymbolName.IsSame(w, b.Symbol)))];
    }
}
