using System.Globalization;

namespace BracketBot.Cards;

internal static class MarketClock
{
    /// <summary>The time of day in the market's zone: 10:31:02.</summary>
    public static string Text(DateTimeOffset time, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(time, zone).ToString("HH:mm:ss", CultureInfo.InvariantCulture);
}
