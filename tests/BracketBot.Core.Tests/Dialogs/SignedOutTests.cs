using BracketBot.Core.CancelAll;
using BracketBot.Core.Cancels;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Tests.Samples;
using static BracketBot.Core.Dialogs.DialogEffect;
using static BracketBot.Core.Dialogs.DialogState;

namespace BracketBot.Core.Tests.Dialogs;

/// <summary>A session that ends in the middle of a dialog ends its card, and the login brings the same one back, unconfirmed.</summary>
public class SignedOutTests
{
    private static readonly BrokerError Over = new BrokerError.NotLoggedIn(401, "session expired");

    public static TheoryData<string> Asked => ["confirm", "one tap", "all"];

    [Theory]
    [MemberData(nameof(Asked))]
    public void Check_SessionIsOver_EndsTheCardAndSendsNothing(string what)
    {
        var (before, check, _) = Card(what);

        var step = Step(before, new DialogInput.BookFailed(check, Over));

        Assert.Empty(step.Effects);
        Assert.True(step.State.EndedSignedOut);
        Assert.Equal(Over, Assert.IsType<Ending.Unread>(Assert.IsType<Closed>(step.State).Ending).Error);
    }

    [Theory]
    [MemberData(nameof(Asked))]
    public void Again_AfterTheLogin_AsksForTheSameCardAnew(string what)
    {
        var (before, check, anew) = Card(what);
        var over = Step(before, new DialogInput.BookFailed(check, Over)).State;

        var again = Step(over, new DialogInput.Again());

        Assert.Equal(anew, Assert.Single(again.Effects.OfType<ReadBook>()).Question);
        var shown = Step(again.State, new DialogInput.BookRead(anew, SampleBook.Full), at: 6);
        Assert.Equal(what == "all" ? typeof(PreviewingAll) : before.GetType(), shown.State.GetType());
        Assert.DoesNotContain(shown.Effects, e => e is OpenTicket);
        Assert.False(shown.State.EndedSignedOut);
    }

    [Theory]
    [MemberData(nameof(Asked))]
    public void Check_BookUnreadForAnotherReason_KeepsTheCard(string what)
    {
        var (before, check, _) = Card(what);

        foreach (var error in (BrokerError[])[new BrokerError.OutcomeUnknown(new RequestFailure(FailureKind.NoAnswerInTime, 7000)), SampleTicket.Blank, new BrokerError.RateLimited(null)])
        {
            var step = Step(before, new DialogInput.BookFailed(check, error));

            Assert.IsNotType<Closed>(step.State);
            Assert.False(step.State.EndedSignedOut);
        }
    }

    [Fact]
    public void TurnOfThePage_SessionIsOver_EndsTheList()
    {
        var step = Step(SampleStates.All["ChoosingOrder"], new DialogInput.BookFailed(new BookQuestion.ListBrackets(1), Over));

        Assert.True(step.State.EndedSignedOut);
    }

    [Fact]
    public void Settled_WithoutASession_EndedSignedOut()
    {
        var refused = SampleTicket.OfEntry.Settled(CancelOutcome.NotLoggedIn) with { Answer = SampleTicket.Answer(null, Over) };
        var state = new Closed(new Ending.Settled(TicketView.Of(refused)));

        Assert.True(state.EndedSignedOut);
        Assert.Equal(new BookQuestion.OpenLegAgain(SampleBook.Entry.Ref, null), Assert.Single(Step(state, new DialogInput.Again()).Effects.OfType<ReadBook>()).Question);
    }

    [Fact]
    public void List_OneOfItsLegsWithoutASession_EndedSignedOut()
    {
        var done = SampleStates.All.Values.OfType<Closed>().Select(c => c.Ending).OfType<Ending.AllDone>().First();
        CancelAllResult[] results = [done.Results[0] with { Outcome = CancelOutcome.Cancelled }, done.Results[0] with { Outcome = CancelOutcome.NotLoggedIn }];

        Assert.True(new Closed(done with { Results = results }).EndedSignedOut);
        Assert.False(new Closed(done with { Results = [results[0], results[0]] }).EndedSignedOut);
    }

    [Fact]
    public void OtherStates_DidNotEndSignedOut() => Assert.All(SampleStates.All.Values, s => Assert.False(s.EndedSignedOut));

    private static (DialogState Before, BookQuestion Check, BookQuestion Anew) Card(string what) => what switch
    {
        "confirm" => (SampleStates.Confirming, new BookQuestion.CheckBeforeSending(SampleTime.Plus(4)), new BookQuestion.OpenLegAgain(SampleBook.Entry.Ref, null)),
        "one tap" => (SampleStates.Alerting, new BookQuestion.CheckOneTap(0, SampleTime.Plus(4)), new BookQuestion.ShowAlert(SampleAlert.OfIdea, null)),
        _ => (SampleStates.ArmingAll, new BookQuestion.CheckAll(SampleTime.Plus(4)), new BookQuestion.PreviewAll(SampleStates.Preview.Filter, null)),
    };

    private static DialogStep Step(DialogState state, DialogInput input, double at = 5) => CancelDialog.Step(state, input, SampleTime.Plus(at), SampleStates.Rules);
}
