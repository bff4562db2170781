using BracketBot.Cards;
using BracketBot.Core.Cancels;

namespace BracketBot.Tests.Cards;

public class FailureWordsTests
{
    [Fact]
    public void Of_AnyKind_IsPartOfASentence()
    {
        var words = Enum.GetValues<FailureKind>().Where(k => k != FailureKind.Untold).Select(k => FailureWords.Of(new RequestFailure(k, 502))).ToList();

        Assert.All(words, w => Assert.Matches("^(HTTP |[a-z]).*[^.]$", w));
        Assert.Equal(words.Count, words.Distinct().Count());
    }

    [Theory]
    [InlineData(FailureKind.NoAnswerInTime, 7000, "no answer within 7 s")]
    [InlineData(FailureKind.NoAnswerInTime, 2500, "no answer within 2.5 s")]
    [InlineData(FailureKind.NoAnswerInTime, null, "no answer in time")]
    [InlineData(FailureKind.NoEnvelope, 502, "HTTP 502 without the API's envelope")]
    [InlineData(FailureKind.HttpStatus, 503, "HTTP 503")]
    public void Of_Number_IsToldWithItsUnit(FailureKind kind, int? number, string words) => Assert.Equal(words, FailureWords.Of(new RequestFailure(kind, number)));

    [Fact]
    public void Word_Untold_IsTheMessageAlone()
    {
        var untold = new RequestFailure(FailureKind.Untold);

        Assert.Equal("Bad gateway", ErrorLines.Word(new BrokerError.OutcomeUnknown(untold, "Bad gateway")));
        Assert.Equal("", ErrorLines.Word(new BrokerError.OutcomeUnknown(untold)));
        Assert.Equal("HTTP 502: Bad gateway", ErrorLines.Word(new BrokerError.OutcomeUnknown(new RequestFailure(FailureKind.HttpStatus, 502), "Bad gateway")));
    }
}
