using System.Globalization;

namespace BracketBot.Cards;

/// <summary>A time as cards show it: market time, to the second.</summary>
internal readonly record struct MarketTime(DateTimeOffset At, TimeZoneInfo Zone)
{
    /// <summary>10:31:02.</summary>
    public override string ToString() => TimeZoneInfo.ConvertTime(At, Zone).ToString("HH:mm:ss", CultureInfo.InvariantCulture);
}
