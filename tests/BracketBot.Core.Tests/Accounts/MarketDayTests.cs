using System.Globalization;
using BracketBot.Core.Accounts;

namespace BracketBot.Core.Tests.Accounts;

public class MarketDayTests
{
    [Theory]
    [InlineData("2026-03-13T18:29:59Z", "2026-03-13T18:30:00Z")]
    [InlineData("2026-03-13T18:30:00Z", "2026-03-14T18:30:00Z")]
    [InlineData("2026-03-13T03:45:00Z", "2026-03-13T18:30:00Z")]
    [InlineData("2026-12-31T18:30:00Z", "2027-01-01T18:30:00Z")]
    [InlineData("2026-03-13T09:15:30+05:30", "2026-03-13T18:30:00Z")]
    public void Midnight_InIndia_IsTheNextOne(string time, string midnight) => Assert.Equal(At(midnight), MarketDay.MidnightAfter(At(time), Zone("Asia/Kolkata")));

    [Theory]
    // New York's clocks change at 2:00 on 8 March and on 1 November 2026.
    [InlineData("America/New_York", "2026-03-07T20:00:00Z", "2026-03-08T05:00:00Z")]
    [InlineData("America/New_York", "2026-03-08T06:00:00Z", "2026-03-09T04:00:00Z")]
    [InlineData("America/New_York", "2026-11-01T04:30:00Z", "2026-11-02T05:00:00Z")]
    // In Cairo midnight itself is skipped on 24 April 2026, and 23:00 to midnight comes twice on 29 October.
    [InlineData("Africa/Cairo", "2026-04-23T20:00:00Z", "2026-04-23T22:00:00Z")]
    [InlineData("Africa/Cairo", "2026-10-29T12:00:00Z", "2026-10-29T22:00:00Z")]
    public void Midnight_WhereClocksChange_IsThatDaysFirstMoment(string zone, string time, string midnight) =>
        Assert.Equal(At(midnight), MarketDay.MidnightAfter(At(time), Zone(zone)));

    [Theory]
    // 13 March 2026 is a Friday.
    [InlineData("2026-03-13T03:19:59Z", "2026-03-13T03:20:00Z")]
    [InlineData("2026-03-13T03:20:00Z", "2026-03-16T03:20:00Z")]
    [InlineData("2026-03-14T12:00:00Z", "2026-03-16T03:20:00Z")]
    [InlineData("2026-03-15T18:29:59Z", "2026-03-16T03:20:00Z")]
    [InlineData("2026-03-15T18:30:00Z", "2026-03-16T03:20:00Z")]
    [InlineData("2026-03-16T03:20:00Z", "2026-03-17T03:20:00Z")]
    public void NextWeekday_At850InIndia_IsLaterThanNow(string time, string next) =>
        Assert.Equal(At(next), MarketDay.NextWeekday(At(time), new TimeOnly(8, 50), Zone("Asia/Kolkata")));

    [Theory]
    [InlineData("2026-03-06T15:00:00Z", "2026-03-09T12:50:00Z")]
    [InlineData("2026-10-30T15:00:00Z", "2026-11-02T13:50:00Z")]
    public void NextWeekday_OverAChangeOfClocks_IsTheSameTimeOfTheClock(string time, string next) =>
        Assert.Equal(At(next), MarketDay.NextWeekday(At(time), new TimeOnly(8, 50), Zone("America/New_York")));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static TimeZoneInfo Zone(string id) => TimeZoneInfo.FindSystemTimeZoneById(id);
}
