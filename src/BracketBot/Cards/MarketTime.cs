using System.Globalization;

namespace BracketBot.Cards;

/// <summary>A time as cards show it: market time, to the second, with the zone's name once a card: 10:31:02 IST.</summary>
/// <param name="IsNamed">False where the card names the zone elsewhere, or the line has no room for it.</param>
internal readonly record struct MarketTime(DateTimeOffset At, TimeZoneInfo Zone, bool IsNamed = true)
{
    /// <summary>10:31:02.</summary>
    public MarketTime Bare => this with { IsNamed = false };

    public override string ToString()
    {
        var there = TimeZoneInfo.ConvertTime(At, Zone);
        var clock = there.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        return IsNamed ? $"{clock} {NameOf(Zone, there.Offset)}" : clock;
    }

    /// <summary>.NET has no short names for time zones. India's is known to its traders; others read as UTC+5:45.</summary>
    private static string NameOf(TimeZoneInfo zone, TimeSpan offset) => zone.Id is "Asia/Kolkata" or "Asia/Calcutta" ? "IST"
        : offset == TimeSpan.Zero ? "UTC"
        : $"UTC{(offset < TimeSpan.Zero ? "-" : "+")}{offset.ToString(offset.Minutes == 0 ? "%h" : "h\\:mm", CultureInfo.InvariantCulture)}";
}
