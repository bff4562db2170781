using BracketBot.Core.Orders;

namespace BracketBot.Core.Alerts;

/// <summary>Finds the open brackets that an alert means: by the order it names, else by its symbol, else by what its text mentions.</summary>
public static class AlertMatch
{
    private static readonly char[] Between = [' ', '\u00A0', '\n', ',', ';', '(', ')', '[', ']', '{', '}', '<', '>', '"', '\'', '“', '”', '‘', '’', '|', '/', '='];

    public static IReadOnlyList<BracketOrder> Find(Alert alert, OrderBook book)
    {
        var open = book.Open.ToList();
        if (alert.Order.Length > 0)
        {
            return [.. open.Where(b => b.Id.Value == alert.Order)];
        }

        if (alert.Symbol.Length > 0)
        {
            return [.. open.Where(b => IsSymbol(alert.Symbol, b.Symbol) && Fits(alert, b))];
        }

        var words = alert.Text.Split(Between, StringSplitOptions.RemoveEmptyEntries)
            .Select(w => w.TrimStart('#').TrimEnd('.', ':', '!', '?')).Where(w => w.Length > 1).ToHashSet();
        var named = open.Where(b => words.Any(w => w[(w.LastIndexOf(':') + 1)..].TrimStart('#') == b.Id.Value)).ToList();
        return named.Count > 0 ? named : [.. open.Where(b => words.Any(w => !IsPlainWord(w) && IsSymbol(w, b.Symbol)) && Fits(alert, b))];
    }

    /// <summary>
    /// Charts write a share without its series and with other signs between: <c>NSE:M_M</c> for <c>M&amp;M-EQ</c>. An option is written in full.
    /// </summary>
    internal static bool IsSymbol(string written, string symbol)
    {
        var wanted = Letters(written[(written.LastIndexOf(':') + 1)..]);
        if (wanted.Length == 0)
        {
            return false;
        }

        var series = symbol.LastIndexOf('-');
        return wanted == Letters(symbol) || (series > 0 && symbol.Length - series <= 3 && wanted == Letters(symbol[..series]));
    }

    /// <summary>"A bad idea" does not mean IDEA-EQ: among other words, a symbol of letters alone is written in capitals, as charts write it.</summary>
    private static bool IsPlainWord(string word) => word.All(char.IsLetter) && word.Any(char.IsLower);

    private static bool Fits(Alert alert, BracketOrder bracket) =>
        (alert.Exchange.Length == 0 || bracket.Exchange.Length == 0 || Market(alert.Exchange) == Market(bracket.Exchange))
        && (Side(alert.Side) is not { } side || bracket.Side == OrderSide.Unknown || side == bracket.Side);

    /// <summary>A word that is no side narrows nothing: an alert only proposes, and the card shows the word.</summary>
    private static OrderSide? Side(string word) => word.ToUpperInvariant() switch
    {
        "BUY" or "LONG" => OrderSide.Buy,
        "SELL" or "SHORT" => OrderSide.Sell,
        _ => null,
    };

    /// <summary>
    /// Charts name the market where the broker names its segment (<c>NFO</c> at NSE), and mark delayed data (<c>NSE_DLY</c>). The symbol tells the
    /// segments apart.
    /// </summary>
    private static string Market(string exchange) => exchange.Split('_')[0].ToUpperInvariant() switch
    {
        "NFO" or "CDS" => "NSE",
        "BFO" or "BCD" => "BSE",
        var market => market,
    };

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
