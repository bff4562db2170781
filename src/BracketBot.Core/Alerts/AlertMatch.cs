using BracketBot.Core.Orders;

namespace BracketBot.Core.Alerts;

/// <summary>
/// Finds the open brackets that an alert means: by the order it names, else by its symbols, else by what its text mentions. Because an alert only
/// proposes, words that match no bracket do not rule any out.
/// </summary>
public static class AlertMatch
{
    private static readonly char[] Between = [' ', '\u00A0', '\n', ',', ';', '(', ')', '[', ']', '{', '}', '<', '>', '"', '\'', '“', '”', '‘', '’', '|', '/', '='];

    /// <summary>The most words in a contract's name: <c>NIFTY 28 MAR 24 22000 CE</c>.</summary>
    private const int MostWords = 6;

    /// <summary>In the book's order, with those of the alert's side first.</summary>
    public static IReadOnlyList<BracketOrder> Find(Alert alert, OrderBook book)
    {
        var open = book.Open.ToList();
        if (alert.Order.Length > 0 && open.Where(b => b.Id.Value == alert.Order).ToList() is { Count: > 0 } ordered)
        {
            return ordered;
        }

        IReadOnlyList<string> symbols = alert.Symbols.Count > 0 ? alert.Symbols : alert.Symbol.Length > 0 ? [alert.Symbol] : [];
        return BySide(alert, open.Where(b => FitsExchange(alert, b) && symbols.Any(s => SymbolName.IsSame(s, b.Symbol)))) is { Count: > 0 } named
            ? named
            : Mentioned(alert, open);
    }

    private static IReadOnlyList<BracketOrder> Mentioned(Alert alert, List<BracketOrder> open)
    {
        var words = alert.Text.Split(Between, StringSplitOptions.RemoveEmptyEntries)
            .Select(w => w.TrimStart('#').TrimEnd('.', ':', '!', '?')).Where(w => w.Length > 0).ToList();
        var names = words.Where(w => w.Length > 1).ToHashSet();
        var named = open.Where(b => names.Any(w => w[(w.LastIndexOf(':') + 1)..].TrimStart('#') == b.Id.Value)).ToList();
        if (named.Count > 0)
        {
            return named;
        }

        names.RemoveWhere(IsPlainWord);
        names.UnionWith(Contracts(words, open));
        return BySide(alert, open.Where(b => FitsExchange(alert, b) && names.Any(w => SymbolName.IsSame(w, b.Symbol))));
    }

    /// <summary>Contracts whose names are several words.</summary>
    private static IEnumerable<string> Contracts(List<string> words, List<BracketOrder> open) => open.Any(b => SymbolName.IsContract(b.Symbol))
        ? from first in Enumerable.Range(0, words.Count)
          where char.IsLetter(words[first][0])
          from count in Enumerable.Range(2, MostWords - 1)
          where first + count <= words.Count
          let name = string.Join(' ', words.GetRange(first, count))
          where SymbolName.IsContract(name)
          select name
        : [];

    /// <summary>When an exit fires, charts name the side of the exit, which is opposite to the bracket's.</summary>
    private static IReadOnlyList<BracketOrder> BySide(Alert alert, IEnumerable<BracketOrder> brackets) => AlertSides.Of(alert.Side) is { } side
        ? [.. brackets.OrderBy(b => b.Side == OrderSide.Unknown || b.Side == side ? 0 : 1)]
        : [.. brackets];

    /// <summary>"A bad idea" does not mean IDEA-EQ: within a sentence, a symbol made of letters alone must be in capitals, as charts write it.</summary>
    private static bool IsPlainWord(string word) => word.All(char.IsLetter) && word.Any(char.IsLower);

    /// <summary>A word that names no exchange does not narrow the match.</summary>
    private static bool FitsExchange(Alert alert, BracketOrder bracket) =>
        Market(alert.Exchange) is not { } wanted || Market(bracket.Exchange) is not { } market || wanted == market;

    /// <summary>
    /// Charts name the exchange where the broker names its segment (<c>NFO</c> for NSE), and mark delayed data (<c>NSE_DLY</c>). The symbol already tells
    /// the segments apart.
    /// </summary>
    private static string? Market(string exchange) => exchange.Trim().Split('_', '-', ' ', ':')[0].ToUpperInvariant() switch
    {
        "NSE" or "NFO" or "CDS" or "NSEFO" or "NSECM" => "NSE",
        "BSE" or "BFO" or "BCD" or "BSEFO" or "BSECM" => "BSE",
        "MCX" => "MCX",
        "NCDEX" or "NCX" => "NCDEX",
        _ => null,
    };
}
