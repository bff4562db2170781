using BracketBot.Core.Orders;
using BracketBot.Core.Tests.Samples;

namespace BracketBot.Core.Tests.Orders;

/// <summary>Legs as traders type them.</summary>
public class LegWordTests
{
    [Theory]
    [InlineData("ENTRY", "ENTRY")]
    [InlineData("second", "SECOND")]
    [InlineData(" Third ", "THIRD")]
    [InlineData("SL", "SECOND")]
    [InlineData("stop", "SECOND")]
    [InlineData("stop-loss", "SECOND")]
    [InlineData("StopLoss", "SECOND")]
    [InlineData("TARGET", "THIRD")]
    [InlineData("tgt", "THIRD")]
    [InlineData("tp", "THIRD")]
    [InlineData("entry leg", "ENTRY")]
    [InlineData("Exits", "SECOND,THIRD")]
    [InlineData("FOURTH", "")]
    [InlineData("", "")]
    [InlineData("0", "")]
    public void Resolve_AWord_IsTheLegThatItMeans(string word, string indicators) =>
        Assert.Equal(indicators, string.Join(",", LegWord.Resolve(SampleBook.Bracket, word).Select(l => l.Ref.Indicator)));

    [Fact]
    public void Resolve_SecondIsTheTarget_RolesFollowTheRows()
    {
        var bracket = SampleBook.Of(
            SampleRows.Entry, SampleRows.Stop with { LegOrderIndicator = "THIRD" }, SampleRows.Target with { LegOrderIndicator = "SECOND" }).Brackets[0];

        Assert.Equal("THIRD", Assert.Single(LegWord.Resolve(bracket, "SL")).Ref.Indicator.Value);
        Assert.Equal("SECOND", Assert.Single(LegWord.Resolve(bracket, "TARGET")).Ref.Indicator.Value);
    }

    [Fact]
    public void Resolve_AnIndicatorThatIsAlsoARole_MeansTheIndicator()
    {
        var bracket = SampleBook.Of(SampleRows.Stop, SampleRows.Target with { LegOrderIndicator = "STOP" }).Brackets[0];

        Assert.Equal(LegRole.Target, Assert.Single(LegWord.Resolve(bracket, "stop")).Role);
    }

    [Fact]
    public void Resolve_SeveralRows_AreAllMeant()
    {
        var bracket = SampleBook.Of(SampleRows.Entry, SampleRows.Stop, SampleRows.Stop with { ExchangeOrderId = "2" }).Brackets[0];

        Assert.Equal(2, LegWord.Resolve(bracket, "SECOND").Count);
        Assert.Equal(2, LegWord.Resolve(bracket, "sl").Count);
    }
}
