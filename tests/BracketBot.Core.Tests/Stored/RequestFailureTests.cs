using System.Text.Json;
using BracketBot.Core.Cancels;
using BracketBot.Core.Stored;

namespace BracketBot.Core.Tests.Stored;

public class RequestFailureTests
{
    public static TheoryData<FailureKind> Kinds => [.. Enum.GetValues<FailureKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Stored_AnyKind_IsReadAgain(FailureKind kind)
    {
        foreach (var failure in (RequestFailure[])[new(kind), new(kind, 502)])
        {
            Assert.Equal(new BrokerError.OutcomeUnknown(failure, "said"), Again(Text(new BrokerError.OutcomeUnknown(failure, "said"))));
        }
    }

    [Fact]
    public void Stored_IsItsNameAndNumber() =>
        Assert.Contains("\"reason\":\"NoAnswerInTime 7000\"", Text(new BrokerError.OutcomeUnknown(new RequestFailure(FailureKind.NoAnswerInTime, 7000))), StringComparison.Ordinal);

    [Theory]
    [InlineData("no answer within 7 s")]
    [InlineData("HTTP 502")]
    [InlineData("5")]
    [InlineData("NoEnvelope x")]
    [InlineData("")]
    public void Stored_InAnEarlierVersionsWords_IsUntold(string words)
    {
        var text = Text(new BrokerError.Unavailable(new RequestFailure(FailureKind.NoConnection))).Replace("NoConnection", words, StringComparison.Ordinal);

        Assert.Equal(new BrokerError.Unavailable(new RequestFailure(FailureKind.Untold)), Again(text));
    }

    private static string Text(BrokerError error) => JsonSerializer.Serialize(new BrokerAnswer(default, default, null, error), CoreJson.Default.BrokerAnswer);

    private static BrokerError? Again(string text) => JsonSerializer.Deserialize(text, CoreJson.Default.BrokerAnswer)?.Error;
}
