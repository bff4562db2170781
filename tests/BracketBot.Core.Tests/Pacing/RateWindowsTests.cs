using BracketBot.Core.Pacing;
using CsCheck;

namespace BracketBot.Core.Tests.Pacing;

public class RateWindowsTests
{
    private static readonly DateTimeOffset Start = new(2026, 12, 1, 4, 0, 0, TimeSpan.Zero);
    private static readonly RateWindow[] Limits = [new(TimeSpan.FromSeconds(1), 3), new(TimeSpan.FromSeconds(10), 8)];

    [Fact]
    public void Take_AnyTimes_KeepsEveryStretchBelowItsLimit() => Gen.Int[0, 700].Array[1, 60].Sample(steps =>
    {
        var windows = new RateWindows(Limits);
        var (now, passed) = (Start, new List<DateTimeOffset>());
        foreach (var step in steps)
        {
            now += TimeSpan.FromMilliseconds(step);
            var full = Limits.Where(l => passed.Count(t => t > now - l.Within) >= l.Most).Select(l => (RateWindow?)l).FirstOrDefault();
            Assert.Equal(full is { } limit ? passed[^limit.Most] + limit.Within - now : null, windows.Take(now));
            if (full is null)
            {
                passed.Add(now);
            }
        }
    });

    [Fact]
    public void Take_AfterTheWaitThatItNamed_PassesUnlessAnotherLimitIsFull()
    {
        var windows = new RateWindows(Limits);
        for (var i = 0; i < 3; i++)
        {
            Assert.Null(windows.Take(Start));
        }

        var wait = Assert.NotNull(windows.Take(Start));
        Assert.Equal(TimeSpan.FromSeconds(1), wait);
        Assert.NotNull(windows.Take(Start + wait - TimeSpan.FromTicks(1)));
        Assert.Null(windows.Take(Start + wait));
    }

    [Fact]
    public void Count_WhatPassedElsewhere_FillsTheWindows()
    {
        var windows = new RateWindows(Limits);
        windows.Count([Start.AddSeconds(-0.5), Start.AddSeconds(-0.9), Start.AddSeconds(-0.2)]);

        Assert.Equal(TimeSpan.FromSeconds(0.1), windows.Take(Start));
    }
}
