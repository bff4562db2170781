using BracketBot.Core.Orders;
using BracketBot.Core.Tests.Samples;
using FsCheck;
using FsCheck.Fluent;

namespace BracketBot.Core.Tests.Orders;

public class NearestBracketsTests
{
    [Theory]
    [InlineData("20240400003", "20240400003")]
    [InlineData("2024040003", "20240400003")]
    [InlineData("202404000003", "20240400000")]
    [InlineData("20240400013", "20240400003")]
    public void To_AMistypedId_OffersTheMostAlikeFirst(string typed, string nearest) =>
        Assert.Contains(nearest, NearestBrackets.To(typed, SampleBook.Of([.. SampleRows.Entries(9)]), 2).Select(b => b.Id.Value));

    [Fact]
    public void To_ClosedBrackets_AreNotOffered()
    {
        var book = SampleBook.Of(SampleRows.Entry with { OrderStatus = "CANCELLED" }, SampleRows.OtherEntry);

        Assert.Equal(SampleRows.OtherOrder, Assert.Single(NearestBrackets.To(SampleRows.Order, book, 5)).Id.Value);
    }

    [Fact]
    public void To_MoreThanAskedFor_IsCut() => Assert.Equal(5, NearestBrackets.To("1", SampleBook.Of([.. SampleRows.Entries(9)]), 5).Count);

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("", "abc", 3)]
    [InlineData("abc", "", 3)]
    [InlineData("929", "929", 0)]
    [InlineData("929", "9229", 1)]
    [InlineData("929", "92", 1)]
    [InlineData("929", "299", 2)]
    [InlineData("kitten", "sitting", 3)]
    public void Distance_OfTwoTexts(string a, string b, int distance) => Assert.Equal(distance, NearestBrackets.Distance(a, b));

    [Fact]
    public void Distance_AnyTexts_IsSymmetricBoundedAndZeroForEqualOnes() =>
        Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess(true), Prop.ForAll<string, string>((a, b) =>
        {
            var (x, y) = (a ?? "", b ?? "");
            var distance = NearestBrackets.Distance(x, y);
            return distance == NearestBrackets.Distance(y, x) && distance is >= 0 and <= 32 && NearestBrackets.Distance(x, x) == 0;
        }));

    [Fact]
    public void Distance_AVeryLongText_IsTakenByItsEnd() =>
        Assert.Equal(0, NearestBrackets.Distance(new string('x', 100_000) + new string('7', 32), new string('7', 32)));
}
