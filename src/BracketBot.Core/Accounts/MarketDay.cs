namespace BracketBot.Core.Accounts;

/// <summary>Days in market time.</summary>
public static class MarketDay
{
    /// <summary>The first midnight after a time, when all broker sessions end.</summary>
    public static DateTimeOffset MidnightAfter(DateTimeOffset time, TimeZoneInfo zone)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, zone).DateTime);
        return At(day.AddDays(1), TimeOnly.MinValue, zone);
    }

    /// <summary>When a day begins.</summary>
    public static DateTimeOffset Begins(DateOnly day, TimeZoneInfo zone) => At(day, TimeOnly.MinValue, zone);

    /// <summary>The first weekday after <paramref name="time"/> at this clock time.</summary>
    public static DateTimeOffset NextWeekday(DateTimeOffset time, TimeOnly clock, TimeZoneInfo zone)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, zone).DateTime);
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || At(day, clock, zone) <= time)
        {
            day = day.AddDays(1);
        }

        return At(day, clock, zone);
    }

    private static DateTimeOffset At(DateOnly day, TimeOnly clock, TimeZoneInfo zone)
    {
        // A time that the change to summer time skips moves an hour later; of a time that comes twice, the first counts.
        var local = day.ToDateTime(clock);
        while (zone.IsInvalidTime(local))
        {
            local = local.AddHours(1);
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
