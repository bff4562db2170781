using BracketBot.Core.Cancels;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Orders;
using BracketBot.Core.Tests.Samples;
using static BracketBot.Core.Dialogs.DialogEffect;
using static BracketBot.Core.Dialogs.DialogState;

namespace BracketBot.Core.Tests.Dialogs;

/// <summary>One tap on an alert's card. Its choices are the entry, the target and the stop of <see cref="SampleBook.Bracket"/>.</summary>
public class OneTapTests
{
    private const int Entry = 0;
    private const int Target = 1;
    private const int Stop = 2;

    [Theory]
    [InlineData(Entry, "ENTRY")]
    [InlineData(Target, "THIRD")]
    public void OneTap_FreshCard_OpensATicketForWhatWasShown(int index, string leg)
    {
        var step = Tap(index, at: 3);

        var ticket = Assert.Single(step.Effects.OfType<OpenTicket>());
        Assert.Same(SampleStates.Alerting.Brackets[0], ticket.Bracket);
        Assert.Equal(leg, ticket.Leg.Indicator.Value);
        Assert.Equal(SampleTime.Plus(3), ticket.TappedAt);
    }

    [Fact]
    public void OneTap_AfterOneTapWithin_SendsNothingAndShowsTheAlertAnew() => AssertShownAnew(Tap(Entry, at: 300));

    [Fact]
    public void OneTap_ThatWaited_SendsNothingAndShowsTheAlertAnew() => AssertShownAnew(Tap(Entry, at: 3, waited: true));

    [Fact]
    public void OneTap_TakenUpLate_SendsNothingAndShowsTheAlertAnew() => AssertShownAnew(Tap(Entry, at: 3, lag: 5));

    [Fact]
    public void OneTap_StaleCard_IsHeldAgainstTheBookFirst()
    {
        var step = Tap(Entry, at: 20);

        Assert.Equal([new AnswerTap(TapAnswer.Checking), new ReadBook(new BookQuestion.CheckOneTap(Entry, SampleTime.Plus(20)))], step.Effects);
        Assert.False(step.Effects.OfType<ReadBook>().Single().Question.WithCompleted, "A trader waits for it: one reading is enough.");
    }

    [Fact]
    public void OneTap_StopOfAFilledPosition_AsksOnceMore()
    {
        var step = Tap(Stop, at: 3);

        Assert.Equal([new AnswerTap(TapAnswer.OneMoreQuestion), new ReadBook(new BookQuestion.OpenLegAgain(SampleBook.Stop.Ref, null))], step.Effects);
        var read = new DialogInput.BookRead(new BookQuestion.OpenLegAgain(SampleBook.Stop.Ref, null), SampleBook.Full);
        var confirming = Assert.IsType<Confirming>(CancelDialog.Step(SampleStates.Alerting, read, SampleTime.Plus(4), SampleStates.Rules).State);
        Assert.Equal(SampleBook.Stop.Ref, confirming.Leg);
        Assert.Equal(SampleAlert.OfIdea, confirming.From);
    }

    [Fact]
    public void OneTap_ExitOfUnknownRole_OfAFilledPosition_AsksOnceMore()
    {
        var book = SampleBook.Of(SampleRows.Entry, SampleRows.Target with { OrderType = "" });
        var alerting = SampleStates.Alerting with { Brackets = [.. book.Brackets] };
        Assert.Equal(LegRole.Exit, alerting.Choices[1].Leg.Role);

        Assert.Equal(
            [new AnswerTap(TapAnswer.OneMoreQuestion), new ReadBook(new BookQuestion.OpenLegAgain(SampleBook.Target.Ref, null))], Tap(1, at: 3, alerting).Effects);
    }

    [Fact]
    public void OneTap_StopWithNothingFilled_IsHeldAgainstTheBookHoweverFreshTheCard() => Assert.Equal(
        [new AnswerTap(TapAnswer.Checking), new ReadBook(new BookQuestion.CheckOneTap(Stop, SampleTime.Plus(3)))], Tap(Stop, at: 3, Unfilled).Effects);

    [Fact]
    public void Check_Unchanged_OpensATicketForWhatWasShown()
    {
        var step = Check(Entry, 20, 21, SampleBook.At(SampleTime.Plus(20.5), SampleRows.Entry, SampleRows.Stop, SampleRows.Target));

        Assert.Equal([new OpenTicket(SampleBook.Bracket, SampleBook.Entry.Ref, SampleTime.Plus(20))], step.Effects);
    }

    [Fact]
    public void Check_LegChanged_SendsNothingAndShowsTheAlertAnewWithWhatChanged()
    {
        var step = Check(Entry, 20, 21, SampleBook.Of(SampleRows.Entry with { FilledQuantity = 6 }, SampleRows.Stop, SampleRows.Target));

        var difference = Assert.Single(Assert.IsType<Notice.LegChanged>(WhyAnew(step)).Differences);
        Assert.Equal(new LegDifference(LegDifference.Field.Filled, "4", "6"), difference);
    }

    [Fact]
    public void Check_LegGone_SendsNothingAndSaysSo() =>
        Assert.Equal(new Notice.LegIsGone(SampleBook.Entry.Ref, "IDEA-EQ"), WhyAnew(Check(Entry, 20, 21, SampleBook.Of(SampleRows.Stop, SampleRows.Target))));

    [Fact]
    public void Check_LegCancelledMeanwhile_SendsNothingAndSaysSo() =>
        Assert.IsType<Notice.LegIsGone>(WhyAnew(Check(Entry, 20, 21, SampleBook.Of(SampleRows.Entry with { OrderStatus = "CANCELLED" }))));

    /// <summary>The card that comes instead says how the leg stands by the newer book, and by the older one where the newer does not name it.</summary>
    [Fact]
    public void ShownAnew_LegGone_SaysHowItStandsNow()
    {
        var filled = SampleBook.Entry with { FilledQuantity = 10 };
        Notice Why(OrderBook book) => Assert.IsType<Alerting>(CancelDialog.Step(
            SampleStates.Alerting,
            new DialogInput.BookRead(new BookQuestion.ShowAlert(SampleAlert.OfIdea, new Notice.LegIsGone(SampleBook.Entry.Ref, "IDEA-EQ", filled)), book),
            SampleTime.Plus(2), SampleStates.Rules).State).Notice!;

        Assert.Equal(SampleBook.Entry, Assert.IsType<Notice.LegIsGone>(Why(SampleBook.Full)).Now);
        Assert.Equal(filled, Assert.IsType<Notice.LegIsGone>(Why(SampleBook.Of(SampleRows.OtherEntry))).Now);
    }

    [Theory]
    [InlineData(20, 25)]
    [InlineData(298, 300)]
    public void Check_UnchangedButTooLate_SendsNothingAndSaysSo(double tapped, double now) =>
        Assert.IsType<Notice.CheckWasSlow>(WhyAnew(Check(Entry, tapped, now, SampleBook.Full)));

    [Fact]
    public void Check_EntryFilledSinceTheCard_DoesNotTakeItsStopByOneTap()
    {
        var step = Check(Stop, 20, 21, SampleBook.Of(SampleRows.Entry, SampleRows.Stop, SampleRows.Target), Unfilled);

        Assert.Equal([new ReadBook(new BookQuestion.OpenLegAgain(SampleBook.Stop.Ref, null))], step.Effects);
    }

    [Fact]
    public void Check_EntryFilledAndGoneFromThePendingList_DoesNotTakeItsStopByOneTap() =>
        Assert.IsType<BookQuestion.OpenLegAgain>(
            Assert.IsType<ReadBook>(Assert.Single(Check(Stop, 20, 21, SampleBook.Of(SampleRows.Stop, SampleRows.Target), Unfilled).Effects)).Question);

    [Fact]
    public void Check_StopWithStillNothingFilled_IsSent() => Assert.IsType<OpenTicket>(Assert.Single(
        Check(Stop, 20, 21, SampleBook.Of(SampleRows.Entry with { FilledQuantity = 0 }, SampleRows.Stop, SampleRows.Target), Unfilled).Effects));

    [Fact]
    public void Check_BookUnread_SendsNothingAndTheCardSaysWhy()
    {
        var failed = new DialogInput.BookFailed(new BookQuestion.CheckOneTap(Entry, SampleTime.Plus(20)), SampleTicket.Blank);
        var step = CancelDialog.Step(SampleStates.Alerting, failed, SampleTime.Plus(25), SampleStates.Rules);

        Assert.Empty(step.Effects);
        var shown = Assert.IsType<Alerting>(step.State);
        Assert.Equal(new Notice.CheckFailed(SampleTicket.Blank), shown.Notice);
        Assert.Equal(SampleTime.Plus(25) + SampleStates.Rules.OneTapWithin, shown.ExpiresAt);
    }

    [Fact]
    public void Ticket_OfAnAlert_KeepsTheAlertForTheWayBack()
    {
        var cancelling = Assert.IsType<Cancelling>(
            CancelDialog.Step(SampleStates.Alerting, new DialogInput.TicketMoved(SampleTicket.OfEntry), SampleTime.Plus(3), SampleStates.Rules).State);
        Assert.Equal(SampleAlert.OfIdea, cancelling.Ticket.From);

        var settled = new DialogInput.TicketMoved(SampleTicket.OfEntry.Settled(CancelOutcome.Cancelled));
        var closed = CancelDialog.Step(cancelling, settled, SampleTime.Plus(4), SampleStates.Rules).State;
        var back = CancelDialog.Step(closed, new DialogInput.Back(), SampleTime.Plus(5), SampleStates.Rules);

        Assert.Contains(new ReadBook(new BookQuestion.ShowAlert(SampleAlert.OfIdea, null)), back.Effects);
    }

    [Fact]
    public void OneTap_TenTimes_SecondToLastAreOnTheirWay()
    {
        var cancelling = CancelDialog.Step(SampleStates.Alerting, new DialogInput.TicketMoved(SampleTicket.OfEntry), SampleTime.Plus(3), SampleStates.Rules).State;

        Assert.All(Enumerable.Range(0, 9), i => Assert.Equal([new AnswerTap(TapAnswer.OnItsWay)], Tap(Entry, at: 3 + (i / 10.0), cancelling).Effects));
    }

    private static Alerting Unfilled
    {
        get
        {
            var book = SampleBook.Of(SampleRows.Entry with { FilledQuantity = 0 }, SampleRows.Stop, SampleRows.Target);
            return SampleStates.Alerting with { Brackets = [.. book.Brackets] };
        }
    }

    private static DialogStep Tap(int index, double at, DialogState? state = null, bool waited = false, double lag = 0) => CancelDialog.Step(
        state ?? SampleStates.Alerting, new DialogInput.OneTap(index, SampleTime.Plus(at), waited), SampleTime.Plus(at + lag), SampleStates.Rules);

    private static DialogStep Check(int index, double tapped, double now, OrderBook book, DialogState? state = null) => CancelDialog.Step(
        state ?? SampleStates.Alerting, new DialogInput.BookRead(new BookQuestion.CheckOneTap(index, SampleTime.Plus(tapped)), book), SampleTime.Plus(now), SampleStates.Rules);

    private static void AssertShownAnew(DialogStep step) => Assert.Equal(
        [new AnswerTap(TapAnswer.Expired), new ReadBook(new BookQuestion.ShowAlert(SampleAlert.OfIdea, new Notice.TapWaited()))], step.Effects);

    private static Notice? WhyAnew(DialogStep step)
    {
        var show = Assert.IsType<BookQuestion.ShowAlert>(Assert.IsType<ReadBook>(Assert.Single(step.Effects)).Question);
        Assert.Equal(SampleAlert.OfIdea, show.Alert);
        return show.Why;
    }
}
