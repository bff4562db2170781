using BracketBot.Core.CancelAll;
using BracketBot.Core.Cancels;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Orders;
using BracketBot.Core.Tests.Samples;
using static BracketBot.Core.Dialogs.DialogEffect;
using static BracketBot.Core.Dialogs.DialogState;

namespace BracketBot.Core.Tests.Dialogs;

/// <summary>A list is confirmed by two taps on different buttons, for exactly what its preview named.</summary>
public class CancelAllTests
{
    private static readonly CancelAllFilter All = new("", null, null);

    [Theory]
    [InlineData(CancelAllGroup.Entries)]
    [InlineData(CancelAllGroup.Exits)]
    public void ArmThenConfirm_Fresh_BeginsTheListOfThatGroup(CancelAllGroup group)
    {
        var armed = Step(SampleStates.All["PreviewingAll"], new DialogInput.Arm(group), 2);
        Assert.Empty(armed.Effects.OfType<StartAll>());

        var begun = Step(armed.State, Confirm(4), 4);

        Assert.Equal([new AnswerTap(TapAnswer.SendingAll), new StartAll()], begun.Effects);
        var run = Assert.IsType<CancellingAll>(begun.State).Run;
        Assert.Equal(new CancelAllRun(SampleStates.Preview, group, SampleTime.Plus(4)), run);
        Assert.Equal(2, run.Legs.Count);
        Assert.All(run.Legs, l => Assert.Equal(group == CancelAllGroup.Entries, l.Leg.Role == LegRole.Entry));
    }

    [Fact]
    public void Arm_TheFirstTapExpired_PreviewsAnew() =>
        Assert.Equal(new Notice.TapWaited(), WhyAnew(Step(SampleStates.All["PreviewingAll"], new DialogInput.Arm(CancelAllGroup.Entries), 60)));

    [Fact]
    public void Arm_AGroupWithoutLegs_ChangesNothing()
    {
        var entries = Read(new Idle(), new BookQuestion.PreviewAll(All with { Group = CancelAllGroup.Entries }, null), SampleBook.Full, 0).State;

        Assert.Same(entries, Step(entries, new DialogInput.Arm(CancelAllGroup.Exits), 2).State);
        Assert.IsType<ArmingAll>(Step(entries, new DialogInput.Arm(CancelAllGroup.Entries), 2).State);
    }

    [Fact]
    public void Arm_Armed_HasItsOwnTime() =>
        Assert.Equal(SampleTime.Plus(50) + SampleStates.Rules.ConfirmWithin, Assert.IsType<ArmingAll>(Step(SampleStates.All["PreviewingAll"], new DialogInput.Arm(CancelAllGroup.Entries), 50).State).ExpiresAt);

    [Theory]
    [InlineData(3, 3, true)]
    [InlineData(3, 8, false)]
    [InlineData(60, 60, false)]
    public void Confirm_WaitedOrLateOrExpired_SendsNothingAndPreviewsAnew(double tapped, double now, bool waited) =>
        Assert.Equal(new Notice.TapWaited(), WhyAnew(Step(SampleStates.ArmingAll, new DialogInput.Confirm(SampleTime.Plus(tapped), waited), now)));

    [Fact]
    public void Confirm_OldPreview_IsHeldAgainstTheBookFirst() => Assert.Equal(
        [new AnswerTap(TapAnswer.Checking), new ReadBook(new BookQuestion.CheckAll(SampleTime.Plus(20)))], Step(SampleStates.ArmingAll, Confirm(20), 20).Effects);

    [Fact]
    public void Check_Unchanged_BeginsWithWhatThePreviewNamedAndNothingNewer()
    {
        var newer = SampleRows.Entries(3).ToArray();
        var step = Read(SampleStates.ArmingAll, new BookQuestion.CheckAll(SampleTime.Plus(20)), SampleBook.Of([SampleRows.Entry, SampleRows.OtherEntry, .. newer]), 21);

        Assert.Equal([new StartAll()], step.Effects);
        var run = Assert.IsType<CancellingAll>(step.State).Run;
        Assert.Equal((SampleStates.Preview, SampleTime.Plus(20)), (run.Preview, run.ConfirmedAt));
        Assert.Equal([SampleRows.Order, SampleRows.OtherOrder], run.Legs.Select(l => l.Leg.Ref.OmsOrderId.Value));
    }

    [Fact]
    public void Check_AllChangedOrGone_SendsNothingAndPreviewsAnewWithWhatChanged()
    {
        var why = Assert.IsType<Notice.LegsChanged>(
            WhyAnew(Read(SampleStates.ArmingAll, new BookQuestion.CheckAll(SampleTime.Plus(20)), SampleBook.Of(SampleRows.Entry with { FilledQuantity = 9 }), 21)));

        Assert.Equal(2, why.Count);
        Assert.Equal([SampleRows.Order, SampleRows.OtherOrder], why.Legs?.Select(l => l.Shown.Ref.OmsOrderId.Value));
        Assert.Equal([new LegDifference(LegDifference.Field.Filled, "4", "9")], why.Legs?[0].Differences);
        Assert.Null(why.Legs?[1].Differences);
        Assert.Null(why.Legs?[1].Now);
    }

    [Fact]
    public void Check_OneChanged_DoesNotHoldUpTheOthers()
    {
        var step = Read(SampleStates.ArmingAll, new BookQuestion.CheckAll(SampleTime.Plus(20)), SampleBook.Of(SampleRows.Entry), 21);

        Assert.Equal([new StartAll()], step.Effects);
        Assert.Equal(SampleStates.Preview, Assert.IsType<CancellingAll>(step.State).Run.Preview);
    }

    [Fact]
    public void Check_OnlyTheOtherGroupChanged_Begins() => Assert.Equal(
        [new StartAll()],
        Read(SampleStates.ArmingAll, new BookQuestion.CheckAll(SampleTime.Plus(20)), SampleBook.Of(SampleRows.Entry, SampleRows.OtherEntry, SampleRows.Stop with { TriggerPrice = 11 }), 21).Effects);

    [Theory]
    [InlineData(20, 25)]
    [InlineData(58, 60)]
    public void Check_TooLate_SendsNothingAndPreviewsAnew(double tapped, double now) =>
        Assert.IsType<Notice.CheckWasSlow>(WhyAnew(Read(SampleStates.ArmingAll, new BookQuestion.CheckAll(SampleTime.Plus(tapped)), SampleBook.Full, now)));

    [Fact]
    public void Check_BookUnread_AsksForBothTapsAgain()
    {
        var failed = Step(SampleStates.ArmingAll, new DialogInput.BookFailed(new BookQuestion.CheckAll(SampleTime.Plus(20)), SampleTicket.Blank), 25);

        Assert.Equal(new PreviewingAll(SampleStates.Preview, SampleTime.Plus(25) + SampleStates.Rules.ConfirmWithin, new Notice.CheckFailed(SampleTicket.Blank)), failed.State);
        Assert.Empty(Step(failed.State, Confirm(26), 26).Effects.OfType<StartAll>());
    }

    [Fact]
    public void Keep_AtEitherTap_EndsWithNothingSent() => Assert.All(
        [SampleStates.All["PreviewingAll"], SampleStates.ArmingAll],
        s => Assert.Equal(new Closed(new Ending.AllKept(All, TimeIsOver: false)), Step(s, new DialogInput.Keep(), 3).State));

    [Fact]
    public void Stop_UnderWay_IsRememberedAndTheListEndsByItself()
    {
        var step = Step(SampleStates.All["CancellingAll"], new DialogInput.Stop(), 5);
        var stopped = Assert.IsType<CancellingAll>(step.State);
        Assert.True(stopped.Stopped);
        Assert.Equal([new AnswerTap(TapAnswer.Stopping), new StopAll()], step.Effects);

        var ended = Assert.IsType<Closed>(Step(stopped, new DialogInput.AllEnded(SampleStates.Results), 6).State);

        var done = Assert.IsType<Ending.AllDone>(ended.Ending);
        Assert.Equal((SampleStates.Run, SampleStates.Results, 0), (done.Run, done.Results, done.Page));
    }

    [Theory]
    [InlineData(0, 5, 0)]
    [InlineData(20, 5, 0)]
    [InlineData(21, 5, 1)]
    [InlineData(300, 7, 7)]
    [InlineData(300, 99, 14)]
    [InlineData(300, -3, 0)]
    public void Table_TurnedTo_StaysWithinItsPages(int results, int turnTo, int page)
    {
        var result = SampleStates.Results[0];
        var done = new Closed(new Ending.AllDone(SampleStates.Run, [.. Enumerable.Repeat(result, results)], 0));

        var turned = Assert.IsType<Closed>(Step(done, new DialogInput.TurnTo(turnTo), 5).State);

        Assert.Equal(page, Assert.IsType<Ending.AllDone>(turned.Ending).Page);
    }

    [Fact]
    public void Again_AfterFailures_PreviewsJustWhatIsNotGone()
    {
        var again = Assert.Single(Step(SampleStates.All["Closed (AllDone)"], new DialogInput.Again(), 90).Effects.OfType<ReadBook>()).Question;
        var filter = Assert.IsType<BookQuestion.PreviewAll>(again).Filter;
        Assert.Equal([SampleBook.Target.Ref, SampleBook.Stop.Ref], filter.Only);

        var preview = Assert.IsType<PreviewingAll>(Read(SampleStates.All["Closed (AllDone)"], again, SampleBook.Full, 91).State).Preview;

        Assert.Empty(preview.Legs(CancelAllGroup.Entries));
        Assert.Equal([SampleBook.Stop.Ref, SampleBook.Target.Ref], preview.Legs(CancelAllGroup.Exits).Select(l => l.Leg.Ref));
    }

    [Theory]
    [InlineData(CancelOutcome.Cancelled, true)]
    [InlineData(CancelOutcome.AlreadyCancelled, true)]
    [InlineData(CancelOutcome.AlreadyFilled, true)]
    [InlineData(CancelOutcome.Refused, false)]
    [InlineData(CancelOutcome.NotLoggedIn, false)]
    [InlineData(CancelOutcome.NotSent, false)]
    [InlineData(CancelOutcome.StillOpen, false)]
    [InlineData(CancelOutcome.Unknown, false)]
    [InlineData(null, false)]
    public void Result_ByOutcome_IsGoneOrNot(CancelOutcome? outcome, bool isGone) =>
        Assert.Equal(isGone, new CancelAllResult(SampleBook.Entry.Ref, "IDEA-EQ", outcome).IsGone);

    [Fact]
    public void Result_OfALegThatWasGoneBefore_IsGone() => Assert.True(new CancelAllResult(SampleBook.Entry.Ref, "IDEA-EQ", null, new Skip(SkipReason.Gone, CancelBlock.Filled)).IsGone);

    private static DialogInput.Confirm Confirm(double at) => new(SampleTime.Plus(at), Waited: false);

    private static DialogStep Step(DialogState state, DialogInput input, double at) => CancelDialog.Step(state, input, SampleTime.Plus(at), SampleStates.Rules);

    private static DialogStep Read(DialogState state, BookQuestion question, OrderBook book, double at) => Step(state, new DialogInput.BookRead(question, book), at);

    private static Notice? WhyAnew(DialogStep step)
    {
        Assert.Empty(step.Effects.OfType<StartAll>());
        var preview = Assert.IsType<BookQuestion.PreviewAll>(Assert.Single(step.Effects.OfType<ReadBook>()).Question);
        Assert.Equal(All, preview.Filter);
        return preview.Why;
    }
}
