using System.Globalization;
using System.Text.RegularExpressions;

namespace BracketBot.Core.Alerts;

/// <summary>
/// A future or an option, in any of the ways its name is written: <c>NIFTY24MAR22000CE</c>, <c>NIFTY2432122000CE</c> (weekly),
/// <c>NIFTY240328C22000</c> (charts), <c>NIFTY 28 MAR 22000 CE</c>, <c>NIFTY24MARFUT</c>, <c>NIFTYH2024</c>, <c>NIFTY1!</c>.
/// </summary>
/// <param name="Kind">CE, PE or FUT.</param>
/// <param name="Strike">Its digits; "" for a future.</param>
/// <param name="Year">Two digits; null if the name does not say. The same goes for month and day.</param>
internal sealed partial record Contract(string Underlying, string Kind, string Strike, int? Year, int? Month, int? Day)
{
    private const string MonthNames = "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC";
    private const string MonthCodes = "FGHJKMNQUVXZ";
    private const string WeekMonths = "123456789OND";

    /// <summary>Every way to read the name; empty if it is neither a future nor an option.</summary>
    /// <param name="name">Capital letters, digits, and <c>!</c>.</param>
    public static IReadOnlyList<Contract> Readings(string name) =>
        name.Length is > 3 and < 40 && name.Any(c => char.IsAsciiDigit(c) || c == 'F') ? [.. Options(name), .. Futures(name)] : [];

    /// <summary>The pattern of a name: equal for two contracts named by the same rule.</summary>
    public static string Shape(string name) => MonthName().Replace(string.Concat(name.Select(c => char.IsAsciiDigit(c) ? '0' : c)), "M0");

    /// <summary>True if both may be the same contract, as far as their names tell.</summary>
    public bool Agrees(Contract other) =>
        Underlying == other.Underlying && Kind == other.Kind && Strike == other.Strike
        && (Year is null || other.Year is null || Year == other.Year)
        && (Month is null || other.Month is null || Month == other.Month)
        && (Day is null || other.Day is null ? MayBeMonthly(other) && other.MayBeMonthly(this) : Day == other.Day);

    /// <summary>A monthly contract's name has no day; it expires in the last week of its month.</summary>
    private bool MayBeMonthly(Contract other) =>
        Day is not { } day || Month is not { } month || other.Month is null || day > DateTime.DaysInMonth(2000 + (Year ?? 0), month) - 7;

    private static IEnumerable<Contract> Options(string name)
    {
        foreach (var pattern in (Regex[])[NamedMonth(), KindFirst()])
        {
            if (pattern.Match(name) is { Success: true } m)
            {
                foreach (var (year, day, strike) in Dates(m.Groups["before"].Value, m.Groups["after"].Value, m.Groups["strike"].Value))
                {
                    yield return new(m.Groups["u"].Value, m.Groups["kind"].Value, strike, year, MonthOf(m.Groups["month"].Value), day);
                }
            }
        }

        if (Weekly().Match(name) is { Success: true } w)
        {
            yield return new(w.Groups["u"].Value, w.Groups["kind"].Value, w.Groups["strike"].Value, Number(w, "y"), WeekMonths.IndexOf(w.Groups["m"].Value, StringComparison.Ordinal) + 1, Number(w, "d"));
        }

        if (Charted().Match(name) is { Success: true } c && Number(c, "m") is >= 1 and <= 12)
        {
            yield return new(c.Groups["u"].Value, c.Groups["kind"].Value + "E", c.Groups["strike"].Value, Number(c, "y"), Number(c, "m"), Number(c, "d"));
        }

        if (Dateless().Match(name) is { Success: true } p)
        {
            yield return new(p.Groups["u"].Value, p.Groups["kind"].Value, p.Groups["strike"].Value, null, null, null);
        }
    }

    private static IEnumerable<Contract> Futures(string name)
    {
        if (Future().Match(name) is { Success: true } f)
        {
            foreach (var (year, day, rest) in Dates(f.Groups["before"].Value, f.Groups["after"].Value, ""))
            {
                if (rest.Length == 0)
                {
                    yield return new(f.Groups["u"].Value, "FUT", "", year, MonthOf(f.Groups["month"].Value), day);
                }
            }
        }

        if (Coded().Match(name) is { Success: true } c)
        {
            yield return new(c.Groups["u"].Value, "FUT", "", Number(c, "y"), MonthCodes.IndexOf(c.Groups["m"].Value, StringComparison.Ordinal) + 1, null);
        }

        if (Continuous().Match(name) is { Success: true } n)
        {
            yield return new(n.Groups["u"].Value, "FUT", "", null, null, null);
        }
    }

    /// <summary>The digits around a month: a year or day before it; after it the strike, possibly with a year in front.</summary>
    private static IEnumerable<(int? Year, int? Day, string Strike)> Dates(string before, string after, string strike)
    {
        var first = before.Length > 0 ? int.Parse(before, CultureInfo.InvariantCulture) : (int?)null;
        if (before.Length is 0 or 2 or 4)
        {
            yield return (first % 100, null, after + strike);
        }

        foreach (var digits in (int[])[2, 4])
        {
            if (after.Length >= digits && before.Length < 4 && first is null or (>= 1 and <= 31)
                && int.Parse(after[..digits], CultureInfo.InvariantCulture) is var year && (digits == 2 || year / 100 == 20))
            {
                yield return (year % 100, first, after[digits..] + strike);
            }
        }

        if (first is >= 1 and <= 31 && before.Length < 3)
        {
            yield return (null, first, after + strike);
        }
    }

    private static int? MonthOf(string name) => name.Length == 3 ? (MonthNames.IndexOf(name, StringComparison.Ordinal) / 3) + 1 : null;

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<u>[A-Z0-9]*?[A-Z])(?<before>\d{0,4})(?<month>JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)(?<after>\d{1,12})(?<kind>CE|PE)$", RegexOptions.CultureInvariant)]
    private static partial Regex NamedMonth();

    [GeneratedRegex(@"^(?<u>[A-Z0-9]*?[A-Z])(?<before>\d{0,4})(?<month>JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)(?<after>\d{0,4})(?<kind>CE|PE)(?<strike>\d{1,8})$", RegexOptions.CultureInvariant)]
    private static partial Regex KindFirst();

    [GeneratedRegex(@"^(?<u>[A-Z0-9]*?[A-Z])(?<y>\d\d)(?<m>[1-9OND])(?<d>\d\d)(?<strike>\d{1,8})(?<kind>CE|PE)$", RegexOptions.CultureInvariant)]
    private static partial Regex Weekly();

    [GeneratedRegex(@"^(?<u>[A-Z0-9]*?[A-Z])(?<y>\d\d)(?<m>\d\d)(?<d>\d\d)(?<kind>[CP])E?(?<strike>\d{1,8})$", RegexOptions.CultureInvariant)]
    private static partial Regex Charted();

    [GeneratedRegex(@"^(?<u>[A-Z]+)(?:(?<strike>\d{1,8})(?<kind>CE|PE)|(?<kind>CE|PE)(?<strike>\d{1,8}))$", RegexOptions.CultureInvariant)]
    private static partial Regex Dateless();

    [GeneratedRegex(@"^(?<u>[A-Z0-9]*?[A-Z])(?<before>\d{0,4})(?<month>JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)(?<after>\d{0,4})FUT$", RegexOptions.CultureInvariant)]
    private static partial Regex Future();

    [GeneratedRegex(@"^(?<u>[A-Z0-9]*?[A-Z])(?<m>[FGHJKMNQUVXZ])20(?<y>\d\d)$", RegexOptions.CultureInvariant)]
    private static partial Regex Coded();

    [GeneratedRegex(@"(?<=0)(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)", RegexOptions.CultureInvariant)]
    private static partial Regex MonthName();

    [GeneratedRegex(@"^(?<u>[A-Z]+)(?:\d?!|FUT|FUTURES?)$", RegexOptions.CultureInvariant)]
    private static partial Regex Continuous();
}
