using BracketBot.Core.Cancels;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Orders;
using BracketBot.Core.Tests.Samples;
using static BracketBot.Core.Dialogs.DialogEffect;
using static BracketBot.Core.Dialogs.DialogState;

namespace BracketBot.Core.Tests.Dialogs;

/// <summary>An old card is held against the order book before anything is sent.</summary>
public class CheckBeforeSendingTests
{
    private const double Tapped = 20;

    public static TheoryData<string, string> Changes => new()
    {
        { "filled", "Filled: 4 to 5" },
        { "quantity", "Quantity: 10 to 8" },
        { "price", "Price: 11.9 to 11.95" },
        { "trigger", "Trigger: – to 11.8" },
        { "status", "Status: MODIFY_CONFIRMED to CONFIRMED" },
    };

    [Fact]
    public void Check_Unchanged_OpensATicketForWhatWasShown()
    {
        var step = Check(SampleRows.Entry);

        var ticket = Assert.IsType<OpenTicket>(Assert.Single(step.Effects));
        Assert.Same(SampleStates.Confirming.Bracket, ticket.Bracket);
        Assert.Equal(SampleStates.Confirming.Leg, ticket.Leg);
        Assert.Equal(SampleTime.Plus(Tapped), ticket.TappedAt);
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void Check_LegChanged_SendsNothingAndShowsTheDifference(string what, string difference)
    {
        var step = Check(what switch
        {
            "filled" => SampleRows.Entry with { FilledQuantity = 5 },
            "quantity" => SampleRows.Entry with { Quantity = 8 },
            "price" => SampleRows.Entry with { Price = 11.95m },
            "trigger" => SampleRows.Entry with { TriggerPrice = 11.80m },
            _ => SampleRows.Entry with { OrderStatus = "CONFIRMED" },
        });

        Assert.Empty(step.Effects);
        var shown = Assert.IsType<Confirming>(step.State);
        var only = Assert.Single(Assert.IsType<Notice.LegChanged>(shown.Notice).Differences);
        Assert.Equal(difference, $"{only.What}: {only.Was} to {only.Is}");
        Assert.NotEmpty(LegDifference.Between(SampleBook.Entry, shown.ShownLeg));
        Assert.Equal(SampleTime.Plus(Tapped + 1), shown.ReadAt);
        Assert.Equal(SampleTime.Plus(Tapped + 1.2) + SampleStates.Rules.ConfirmWithin, shown.ExpiresAt);
    }

    [Fact]
    public void Check_LegGone_SendsNothingAndSaysSo()
    {
        var step = Check(SampleRows.Stop);

        Assert.Empty(step.Effects);
        var gone = Assert.IsType<Ending.LegGone>(Assert.IsType<Closed>(step.State).Ending);
        Assert.Equal((SampleBook.Entry.Ref, null), (gone.Leg, gone.Now));
    }

    [Fact]
    public void Check_LegCancelledMeanwhile_SendsNothingAndShowsItAsItIs()
    {
        var step = Check(SampleRows.Entry with { OrderStatus = "CANCELLED" });

        Assert.Empty(step.Effects);
        var gone = Assert.IsType<Ending.LegGone>(Assert.IsType<Closed>(step.State).Ending);
        Assert.Equal(CancelBlock.Cancelled, gone.Now?.Block);
    }

    [Theory]
    [InlineData(20, 25)]
    [InlineData(58, 60)]
    public void Check_UnchangedButTooLate_SendsNothingAndOffersTheCardAnew(double tapped, double now)
    {
        var question = new BookQuestion.CheckBeforeSending(SampleTime.Plus(tapped));
        var book = SampleBook.At(SampleTime.Plus(tapped + 1), SampleRows.Entry, SampleRows.Stop, SampleRows.Target);

        var step = CancelDialog.Step(SampleStates.Confirming, new DialogInput.BookRead(question, book), SampleTime.Plus(now), SampleStates.Rules);

        Assert.Empty(step.Effects);
        var shown = Assert.IsType<Confirming>(step.State);
        Assert.IsType<Notice.CheckWasSlow>(shown.Notice);
        Assert.Equal(SampleTime.Plus(now) + SampleStates.Rules.ConfirmWithin, shown.ExpiresAt);
    }

    [Fact]
    public void Check_BookUnread_SendsNothingAndTheNextConfirmChecksAgain()
    {
        var question = new BookQuestion.CheckBeforeSending(SampleTime.Plus(Tapped));
        var error = new BrokerError.OutcomeUnknown(new RequestFailure(FailureKind.NoAnswerInTime, 7000));
        var failed = CancelDialog.Step(SampleStates.Confirming, new DialogInput.BookFailed(question, error), SampleTime.Plus(27), SampleStates.Rules);

        Assert.Empty(failed.Effects);
        Assert.Equal(new Notice.CheckFailed(error), Assert.IsType<Confirming>(failed.State).Notice);
        var again = CancelDialog.Step(failed.State, new DialogInput.Confirm(SampleTime.Plus(30), false), SampleTime.Plus(30), SampleStates.Rules);
        Assert.Contains(new ReadBook(new BookQuestion.CheckBeforeSending(SampleTime.Plus(30))), again.Effects);
    }

    [Fact]
    public void Check_PartFillPlacedExits_ShowsThemToo()
    {
        var second = SampleRows.Target with { ExchangeOrderId = "1100000012461402", Quantity = 2 };
        var shown = Assert.IsType<Confirming>(Check(SampleRows.Entry with { FilledQuantity = 6 }, SampleRows.Stop, SampleRows.Target, second).State);

        Assert.Equal(["ENTRY", "SECOND", "THIRD", "THIRD"], shown.Bracket.Legs.Select(l => l.Ref.Indicator.Value));
        Assert.Equal(6, shown.ShownLeg.FilledQuantity);
    }

    [Fact]
    public void Check_FilledEntryNotInThePendingList_KeepsWhatTheCardKnewOfIt()
    {
        var onStop = SampleStates.Confirming with { Leg = SampleBook.Stop.Ref };
        var question = new BookQuestion.CheckBeforeSending(SampleTime.Plus(Tapped));
        var book = SampleBook.At(SampleTime.Plus(21), SampleRows.Stop with { TriggerPrice = 11m }, SampleRows.Target);

        var step = CancelDialog.Step(onStop, new DialogInput.BookRead(question, book), SampleTime.Plus(21.2), SampleStates.Rules);

        Assert.Equal(4, Assert.IsType<Confirming>(step.State).Bracket.HeldQuantity);
    }

    private static DialogStep Check(params OrderRow[] rows) => CancelDialog.Step(
        SampleStates.Confirming,
        new DialogInput.BookRead(new BookQuestion.CheckBeforeSending(SampleTime.Plus(Tapped)), SampleBook.At(SampleTime.Plus(Tapped + 1), rows)),
        SampleTime.Plus(Tapped + 1.2),
        SampleStates.Rules);
}
