namespace BracketBot.Sandbox.Broker;

/// <summary>The market's clock: Asia/Kolkata, which has no daylight saving.</summary>
internal static class TradingDay
{
    public static readonly TimeSpan Offset = new(5, 30, 0);

    public static DateTimeOffset NextMidnight(DateTimeOffset now)
    {
        var there = now.ToOffset(Offset);
        return new DateTimeOffset(there.Date, Offset).AddDays(1);
    }
}
