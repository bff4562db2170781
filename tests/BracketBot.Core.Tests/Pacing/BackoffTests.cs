using BracketBot.Core.Pacing;

namespace BracketBot.Core.Tests.Pacing;

public class BackoffTests
{
    private static readonly Backoff Pauses = new(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(5));

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, 1)]
    [InlineData(3, 4)]
    [InlineData(4, 5)]
    [InlineData(int.MaxValue, 5)]
    public void Whole_DoublesUpToTheLongest(int failures, double seconds) => Assert.Equal(TimeSpan.FromSeconds(seconds), Pauses.Whole(failures));

    [Fact]
    public void Spread_IsBetweenHalfAndWholeAndFallsOnBothEnds()
    {
        var chance = new Random(1);
        var pauses = Enumerable.Range(0, 1000).Select(_ => Pauses.Spread(1, chance).TotalSeconds).ToList();

        Assert.InRange(pauses.Min(), 0.5, 0.51);
        Assert.InRange(pauses.Max(), 0.99, 1);
    }
}
