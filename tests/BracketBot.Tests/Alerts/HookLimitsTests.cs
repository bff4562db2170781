using BracketBot.Alerts;
using BracketBot.Core.Alerts;

namespace BracketBot.Tests.Alerts;

public sealed class HookLimitsTests
{
    private static readonly HookId Hook = new("h1");
    private readonly SetClock _clock = new();
    private readonly HookLimits _limits;

    public HookLimitsTests() => _limits = new HookLimits(_clock);

    [Fact]
    public void Take_TwentyASecondOverTenSeconds_AreTakenAndNoMore()
    {
        Assert.Equal(200, Take(201));

        _clock.Pass(9.9);
        Assert.Equal(0, Take(1));
        _clock.Pass(0.1);
        Assert.Equal(1, Take(1));
    }

    [Fact]
    public void Take_ThreeHundredAMinute_AreTakenAndNoMore()
    {
        Assert.Equal(200, Take(200));
        _clock.Pass(11);
        Assert.Equal(100, Take(200));

        _clock.Pass(48.9);
        Assert.Equal(0, Take(1));
        _clock.Pass(0.1);
        Assert.Equal(200, Take(250));
    }

    [Fact]
    public void Take_AnotherHook_HasItsOwn()
    {
        Take(200);

        Assert.True(_limits.TryTake(new HookId("h2"), out _));
    }

    [Fact]
    public void Refused_IsNewsOnceAMinute()
    {
        Take(200);

        Assert.Equal([true, false, false], Enumerable.Range(0, 3).Select(_ => IsNews()));
        _clock.Pass(60);
        Take(200);
        Assert.Equal([true, false], Enumerable.Range(0, 2).Select(_ => IsNews()));
    }

    private int Take(int times) => Enumerable.Range(0, times).Count(turn => turn >= 0 && _limits.TryTake(Hook, out _));

    private bool IsNews()
    {
        Assert.False(_limits.TryTake(Hook, out var isNews));
        return isNews;
    }

    private sealed class SetClock : TimeProvider
    {
        private DateTimeOffset _now = new(2024, 3, 14, 5, 1, 2, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => _now;

        public void Pass(double seconds) => _now += TimeSpan.FromSeconds(seconds);
    }
}
