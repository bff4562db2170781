using BracketBot.Broker.Recording;

namespace BracketBot.Broker.Tests.Recording;

public sealed class MaskTests
{
    private static readonly Mask Mask = new(new Random(1).Next);

    [Fact]
    public void Of_ManyIds_AreAllDifferent()
    {
        var mask = new Mask(new Random(7).Next);

        var replacements = Enumerable.Range(10_000, 2_000).Select(i => mask.Of($"A{i}")).ToHashSet();

        Assert.Equal(2_000, replacements.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("--")]
    [InlineData("NA")]
    [InlineData("none")]
    public void Of_Nothing_StaysNothing(string text) => Assert.Equal(text, Mask.Of(text));

    [Theory]
    [InlineData("0012", "^0[0-9]{3}$")]
    [InlineData("-12.50", @"^-[1-9][0-9]\.[0-9]{2}$")]
    [InlineData("20231211-1897", "^[1-9][0-9]{7}-[0-9]{4}$")]
    [InlineData("Zoë", "^[A-Z][a-z]x$")]
    public void Of_Text_KeepsItsShape(string text, string shape)
    {
        Assert.Matches(shape, Mask.Of(text));
        Assert.NotEqual(text, Mask.Of(text));
    }

    [Theory]
    [InlineData("12e5", "^[1-9][0-9]e5$")]
    [InlineData("0.25", @"^0\.[0-9]{2}$")]
    public void OfNumber_IsANumberStill(string number, string shape) => Assert.Matches(shape, Mask.OfNumber(number));

    [Fact]
    public void Kept_AHiddenName_IsReplacedAsItIsElsewhere()
    {
        var mask = new Mask(new Random(1).Next);
        mask.Hide("Asha Trivedi");

        Assert.Equal($"Held by {mask.Of("TRIVEDI")}", mask.Kept("Held by Trivedi"));
        Assert.Equal("MODIFY_CONFIRMED", mask.Kept("MODIFY_CONFIRMED"));
    }

    [Fact]
    public void Hide_AWordOfTheBrokers_HidesNothing()
    {
        var mask = new Mask(new Random(1).Next);
        mask.Hide("active");

        Assert.Equal("active", mask.Kept("active"));
    }
}
