using BracketBot.Core.Alerts;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Orders;
using BracketBot.Core.Tests.Samples;
using static BracketBot.Core.Dialogs.DialogEffect;
using static BracketBot.Core.Dialogs.DialogState;

namespace BracketBot.Core.Tests.Dialogs;

/// <summary>An alert's card, and the list of several.</summary>
public class AlertCardTests
{
    [Fact]
    public void Show_OneMatches_IsThatBracketWithItsButtonsTime()
    {
        var shown = Show(SampleAlert.OfIdea, SampleBook.Full);

        Assert.Equal([SampleRows.Order], shown.Brackets.Select(b => b.Id.Value));
        Assert.Empty(shown.Open);
        Assert.Equal((SampleTime.Now, SampleTime.Plus(2) + SampleStates.Rules.OneTapWithin), (shown.ReadAt, shown.ExpiresAt));
    }

    [Fact]
    public void Show_NoneMatches_HasNoButtonAndShowsWhatIsOpen()
    {
        var shown = Show(SampleAlert.OfNothing, SampleBook.Full);

        Assert.Empty(shown.Brackets);
        Assert.Empty(shown.Choices);
        Assert.Equal([SampleRows.Order, SampleRows.OtherOrder], shown.Open.Select(b => b.Id.Value));
    }

    [Fact]
    public void Show_ManyMatch_AreNoMoreThanACardHoldsAndTheRestIsCounted()
    {
        var book = SampleBook.Of([.. SampleRows.Entries(30)]);

        var (matching, none) = (Show(SampleAlert.OfIdea, book), Show(SampleAlert.OfNothing, book));

        Assert.Equal((24, 6), (matching.Brackets.Count, matching.LeftOut));
        Assert.Equal((24, 6), (none.Open.Count, none.LeftOut));
        Assert.Equal(0, Show(SampleAlert.OfIdea, SampleBook.Full).LeftOut);
    }

    [Fact]
    public void AlertRepeated_WhileTheBookCantBeRead_CountsOnTheCardThatSaysSo()
    {
        var unread = new Closed(new Ending.Unread(new BookQuestion.ShowAlert(SampleAlert.OfIdea, null), SampleTicket.Blank));

        var counted = Assert.IsType<Closed>(Step(unread, new DialogInput.AlertRepeated(SampleAlert.OfIdea.Id, 4)).State);

        var question = Assert.IsType<BookQuestion.ShowAlert>(Assert.IsType<Ending.Unread>(counted.Ending).Question);
        Assert.Equal(4, question.Alert.Times);
    }

    [Fact]
    public void More_OnTheCard_ShowsAllButtonsAndReadsNothing()
    {
        var step = Step(SampleStates.Alerting, new DialogInput.More());

        Assert.Equal(SampleStates.Alerting with { ShowsAll = true, DeafUntil = Assert.IsType<Alerting>(step.State).DeafUntil, Dimmed = true }, step.State);
        Assert.Empty(step.Effects.OfType<ReadBook>());
    }

    [Fact]
    public void Back_FromTheStopsQuestion_LeadsToTheAlert()
    {
        var asked = Read(SampleStates.Alerting, new BookQuestion.OpenLegAgain(SampleBook.Stop.Ref, null), SampleBook.Full).State;

        var back = Step(asked, new DialogInput.Back());

        Assert.Contains(new ReadBook(new BookQuestion.ShowAlert(SampleAlert.OfIdea, null)), back.Effects);
    }

    [Fact]
    public void Expire_ButtonsTimeOver_ClosesTheCardAndAgainShowsTheAlert()
    {
        var over = CancelDialog.Step(SampleStates.Alerting, new DialogInput.Expire(), SampleStates.Alerting.ExpiresAt, SampleStates.Rules).State;

        Assert.Equal(new Closed(new Ending.AlertOver(SampleAlert.OfIdea, Dismissed: false)), over);
        Assert.Contains(new ReadBook(new BookQuestion.ShowAlert(SampleAlert.OfIdea, null)), Step(over, new DialogInput.Again()).Effects);
    }

    [Fact]
    public void Show_BookUnread_SaysWhyAndAgainTriesTheSameAlert()
    {
        var question = new BookQuestion.ShowAlert(SampleAlert.OfIdea, null);
        var unread = Step(new Idle(), new DialogInput.BookFailed(question, SampleTicket.Blank)).State;

        Assert.Equal(new Closed(new Ending.Unread(question, SampleTicket.Blank)), unread);
        Assert.Contains(new ReadBook(question), Step(unread, new DialogInput.Again()).Effects);
    }

    [Fact]
    public void AlertRepeated_Shown_CountsOnItsCard()
    {
        var repeated = Assert.IsType<Alerting>(Step(SampleStates.Alerting, new DialogInput.AlertRepeated(SampleAlert.OfIdea.Id, 5)).State);

        Assert.Equal(SampleStates.Alerting with { Alert = SampleAlert.OfIdea with { Times = 5 } }, repeated);
    }

    [Fact]
    public void AlertRepeated_InTheList_CountsOnItsRowAlone()
    {
        var list = Assert.IsType<ChoosingAlert>(Step(new ChoosingAlert(SampleAlert.Many(3), 0), new DialogInput.AlertRepeated(new AlertId("alert-2"), 4)).State);

        Assert.Equal([1, 4, 1], list.Alerts.Select(a => a.Times));
    }

    [Fact]
    public void AlertRepeated_Another_ChangesNoCard() => Assert.All(
        SampleStates.All.Values, s => Assert.Same(s, Step(s, new DialogInput.AlertRepeated(new AlertId("alert-99"), 4)).State));

    [Fact]
    public void ListAlerts_SeveralAtOnce_AreListed() =>
        Assert.Equal(9, Assert.IsType<ChoosingAlert>(Step(new Idle(), new DialogInput.ListAlerts(SampleAlert.Many(9))).State).Alerts.Count);

    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(8, 1, 0)]
    [InlineData(9, 2, 1)]
    [InlineData(200, 25, 24)]
    public void TurnTo_PastTheEnd_IsTheLastPage(int alerts, int pages, int last)
    {
        var turned = Assert.IsType<ChoosingAlert>(Step(new ChoosingAlert(SampleAlert.Many(alerts), 0), new DialogInput.TurnTo(99)).State);

        Assert.Equal((pages, last), (turned.Pages, turned.Page));
        Assert.Equal(0, Assert.IsType<ChoosingAlert>(Step(turned, new DialogInput.TurnTo(-1)).State).Page);
    }

    [Fact]
    public void PickAlert_FromTheList_OpensItsOwnCardAndTheListStays()
    {
        var list = new ChoosingAlert(SampleAlert.Many(9), 1);
        var step = Step(list, new DialogInput.PickAlert(8));

        Assert.Same(list, step.State);
        Assert.Equal(list.Alerts[8], Assert.Single(step.Effects.OfType<OpenAlert>()).Alert);
    }

    private static DialogStep Step(DialogState state, DialogInput input) => CancelDialog.Step(state, input, SampleTime.Plus(2), SampleStates.Rules);

    private static DialogStep Read(DialogState state, BookQuestion question, OrderBook book) => Step(state, new DialogInput.BookRead(question, book));

    private static Alerting Show(Alert alert, OrderBook book) => Assert.IsType<Alerting>(Read(new Idle(), new BookQuestion.ShowAlert(alert, null), book).State);
}
