namespace BracketBot.Core.Accounts;

/// <summary>Days by the market's clock.</summary>
public static class MarketDay
{
    /// <summary>The first midnight after a time: when all of the broker's sessions end.</summary>
    public static DateTimeOffset MidnightAfter(DateTimeOffset time, TimeZoneInfo zone)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, zone).DateTime);
        return At(day.AddDays(1), TimeOnly.MinValue, zone);
    }

    /// <summary>When a day begins.</summary>
    public static DateTimeOffset Begins(DateOnly day, TimeZoneInfo zone) => At(day, TimeOnly.MinValue, zone);

    /// <summary>The first weekday at this time of the clock that is later than <paramref name="time"/>.</summary>
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
        // A time that a change of clocks skips is taken an hour later; of one that comes twice, the first is taken.
        var local = day.ToDateTime(clock);
        while (zone.IsInvalidTime(local))
        {
            local = local.AddHours(1);
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
