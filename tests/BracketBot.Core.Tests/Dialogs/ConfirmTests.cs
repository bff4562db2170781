using BracketBot.Core.Dialogs;
using BracketBot.Core.Tests.Samples;
using static BracketBot.Core.Dialogs.DialogEffect;
using static BracketBot.Core.Dialogs.DialogInput;
using static BracketBot.Core.Dialogs.DialogState;

namespace BracketBot.Core.Tests.Dialogs;

/// <summary>What a tap on the confirm button does.</summary>
public class ConfirmTests
{
    [Fact]
    public void Confirm_FreshCard_OpensATicketForWhatWasShown()
    {
        var step = Confirm(at: 10);

        var ticket = Assert.Single(step.Effects.OfType<OpenTicket>());
        Assert.Same(SampleStates.Confirming.Bracket, ticket.Bracket);
        Assert.Equal(SampleBook.Entry.Ref, ticket.Leg);
        Assert.Equal(SampleTime.Plus(10), ticket.TappedAt);
    }

    [Theory]
    [InlineData(60, 60, false)]
    [InlineData(3600, 3600, false)]
    [InlineData(58, 60, false)]
    [InlineData(3, 3, true)]
    [InlineData(3, 8, false)]
    [InlineData(3, 300, false)]
    public void Confirm_ExpiredOrWaitedOrLate_SendsNothingAndOffersTheCardAnew(double tapped, double now, bool waited)
    {
        var step = Confirm(tapped, now, waited);

        Assert.Empty(step.Effects.OfType<OpenTicket>());
        var read = Assert.Single(step.Effects.OfType<ReadBook>());
        var question = Assert.IsType<BookQuestion.OpenLegAgain>(read.Question);
        var offered = Assert.IsType<Confirming>(Step(step.State, new BookRead(question, SampleBook.Full), now + 1).State);
        Assert.Equal(SampleBook.Entry.Ref, offered.Leg);
        Assert.IsType<Notice.TapWaited>(offered.Notice);
        Assert.Equal(SampleTime.Plus(now + 1) + SampleStates.Rules.ConfirmWithin, offered.ExpiresAt);
    }

    [Theory]
    [InlineData(59.9, 59.9)]
    [InlineData(3, 7.9)]
    public void Confirm_JustInTime_IsNotRefused(double tapped, double now) =>
        Assert.DoesNotContain(Confirm(tapped, now).Effects, e => e is ReadBook { Question: BookQuestion.OpenLegAgain });

    [Fact]
    public void Confirm_CardOlderThanFreshFor_OnlyReadsTheBook()
    {
        var step = Confirm(at: 10.1);

        Assert.Equal([new AnswerTap(TapAnswer.Checking), new ReadBook(new BookQuestion.CheckBeforeSending(SampleTime.Plus(10.1)))], step.Effects);
        Assert.Same(SampleStates.Confirming, step.State);
    }

    [Fact]
    public void Confirm_OfferedAnew_KeepsItsWayBack()
    {
        var typed = SampleStates.Confirming with { FromChoice = false };
        var question = new BookQuestion.OpenLegAgain(typed.Leg, new Notice.TapWaited());

        Assert.False(Assert.IsType<Confirming>(Step(typed, new BookRead(question, SampleBook.Full), 5).State).FromChoice);
        Assert.True(Assert.IsType<Confirming>(Step(SampleStates.Confirming, new BookRead(question, SampleBook.Full), 5).State).FromChoice);
    }

    [Fact]
    public void LegBusy_OnConfirming_SaysSoAndKeepsTheCard()
    {
        var step = Step(SampleStates.Confirming, new LegBusy(), 3);

        Assert.Equal(SampleStates.Confirming with { Notice = new Notice.LegIsBusy() }, step.State);
        Assert.DoesNotContain(step.Effects, e => e is OpenTicket);
    }

    [Fact]
    public void Expire_BeforeItsTime_LeavesTheButton()
    {
        Assert.Same(SampleStates.Confirming, Step(SampleStates.Confirming, new Expire(), 59.9).State);
        Assert.IsType<Ending.Expired>(Assert.IsType<Closed>(Step(SampleStates.Confirming, new Expire(), 60).State).Ending);
    }

    private static DialogStep Confirm(double at) => Confirm(at, at);

    private static DialogStep Confirm(double tapped, double now, bool waited = false) =>
        Step(SampleStates.Confirming, new Confirm(SampleTime.Plus(tapped), waited), now);

    private static DialogStep Step(DialogState state, DialogInput input, double at) =>
        CancelDialog.Step(state, input, SampleTime.Plus(at), SampleStates.Rules);
}
