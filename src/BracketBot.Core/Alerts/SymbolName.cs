using System.Net;
using System.Text.RegularExpressions;

namespace BracketBot.Core.Alerts;

/// <summary>
/// Compares a symbol as a chart or a person writes it with the broker's: <c>NSE:M_M</c>, <c>M&amp;M.NS</c> and <c>mm</c> are <c>M&amp;M-EQ</c>. A share
/// may come without its series; an option's full name may come in any order.
/// </summary>
public static partial class SymbolName
{
    public static bool IsSame(string written, string symbol)
    {
        var name = Bare(written);
        var wanted = Letters(name);
        if (wanted.Length == 0)
        {
            return false;
        }

        var series = symbol.LastIndexOf('-');
        if (wanted == Letters(symbol) || (series > 0 && symbol.Length - series <= 3 && wanted == Letters(symbol[..series]))
            || (series < 0 && Series().Match(name) is { Success: true } own && Letters(name[..own.Index]) == Letters(symbol)))
        {
            return true;
        }

        // Written by the same rule, equal contracts have equal names: beside "24MAR", "25MAR" names another year, not a day.
        if (!name.Contains(' ', StringComparison.Ordinal) && Contract.Shape(wanted) == Contract.Shape(Letters(symbol)))
        {
            return false;
        }

        var readings = Contract.Readings(Letters(name, "!"));
        return readings.Count > 0 && Contract.Readings(Letters(symbol)) is { Count: > 0 } theirs && readings.Any(r => theirs.Any(r.Agrees));
    }

    /// <summary>True for what can only be a future or an option, whatever words surround it.</summary>
    internal static bool IsContract(string written) => Contract.Readings(Letters(Bare(written), "!")).Count > 0;

    /// <summary>Without an exchange before or after it.</summary>
    private static string Bare(string written)
    {
        var name = WebUtility.HtmlDecode(written).Replace("%26", "&", StringComparison.Ordinal).Trim();
        name = name[(name.LastIndexOfAny([':', '|']) + 1)..];
        name = ExchangeFirst().Replace(name, "");
        return ExchangeLast().Replace(name, "");
    }

    private static string Letters(string text, string besides = "") =>
        string.Concat(text.Where(c => char.IsLetterOrDigit(c) || besides.Contains(c, StringComparison.Ordinal))).ToUpperInvariant();

    [GeneratedRegex(@"^\s*(?:NSE|BSE|NFO|BFO|MCX|CDS)(?:_DLY|_EQ|_FO|_CM)?[\s\-_./](?=.*[A-Za-z0-9])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ExchangeFirst();

    [GeneratedRegex(@"(?<=[A-Za-z0-9!])(?:\.(?:NS|BO|NSE|BSE|NFO|BFO|MCX)|[\s\-_@](?:NSE|BSE|NFO|BFO|MCX))\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ExchangeLast();

    [GeneratedRegex(@"[\-_ ](?:EQ|BE|BZ|SM|ST)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Series();
}
