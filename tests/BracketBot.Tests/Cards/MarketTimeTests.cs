using BracketBot.Cards;

namespace BracketBot.Tests.Cards;

public class MarketTimeTests
{
    private static readonly DateTimeOffset At = new(2026, 7, 1, 5, 1, 2, TimeSpan.Zero);

    [Theory]
    [InlineData("Asia/Kolkata", "10:31:02 IST")]
    [InlineData("Asia/Kathmandu", "10:46:02 UTC+5:45")]
    [InlineData("Europe/London", "06:01:02 UTC+1")]
    [InlineData("America/New_York", "01:01:02 UTC-4")]
    [InlineData("America/St_Johns", "02:31:02 UTC-2:30")]
    [InlineData("UTC", "05:01:02 UTC")]
    public void Named_AnyZone_SaysWhichItIs(string zone, string text) => Assert.Equal(text, new MarketTime(At, TimeZoneInfo.FindSystemTimeZoneById(zone)).ToString());

    [Fact]
    public void Bare_IsTheClockAlone() => Assert.Equal("10:31:02", new MarketTime(At, TimeZoneInfo.FindSystemTimeZoneById("Asia/Kolkata")).Bare.ToString());
}
