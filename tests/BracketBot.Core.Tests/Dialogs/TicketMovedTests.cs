using BracketBot.Core.Cancels;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Tests.Samples;
using static BracketBot.Core.Dialogs.DialogState;

namespace BracketBot.Core.Tests.Dialogs;

/// <summary>How a ticket moves its card, and no other.</summary>
public class TicketMovedTests
{
    [Fact]
    public void TicketMoved_Opened_MovesItsConfirmCardToCancelling()
    {
        var cancelling = Assert.IsType<Cancelling>(Move(SampleStates.Confirming, SampleTicket.OfEntry));

        Assert.Equal(TicketView.Of(SampleTicket.OfEntry), cancelling.Ticket);
    }

    [Fact]
    public void TicketMoved_AnotherLegs_LeavesTheConfirmCard() =>
        Assert.Same(SampleStates.Confirming, Move(SampleStates.Confirming, SampleTicket.OfStop));

    [Fact]
    public void TicketMoved_OldTicketOfTheSameLeg_LeavesTheConfirmCard() =>
        Assert.Same(SampleStates.Confirming, Move(SampleStates.Confirming, SampleTicket.OfEntry.Settled(CancelOutcome.StillOpen)));

    [Fact]
    public void TicketMoved_Answered_ShowsTheAnswerOnItsCard()
    {
        var cancelling = SampleStates.All["Cancelling"];

        var next = Assert.IsType<Cancelling>(Move(cancelling, SampleTicket.OfEntry.Answered(SampleTicket.Taken)));

        Assert.Equal(SampleTicket.Taken, next.Ticket.Answer);
    }

    [Fact]
    public void TicketMoved_Settled_ClosesItsCardWithTheOutcome()
    {
        var closed = Assert.IsType<Closed>(Move(SampleStates.All["Cancelling"], SampleTicket.OfEntry.Settled(CancelOutcome.AlreadyFilled)));

        Assert.Equal(CancelOutcome.AlreadyFilled, Assert.IsType<Ending.Settled>(closed.Ending).Ticket.Outcome);
    }

    [Fact]
    public void Cancelling_EveryInputButItsOwnTicket_Stays()
    {
        var cancelling = SampleStates.All["Cancelling"];
        var others = SampleInputs.All.Values.Where(i => i.Input is not DialogInput.TicketMoved m || m.Ticket.Id != SampleTicket.OfEntry.Id);

        Assert.All(others, i => Assert.Same(cancelling, i.StepFrom(cancelling).State));
    }

    [Theory]
    [InlineData("Idle")]
    [InlineData("ChoosingOrder")]
    [InlineData("ChoosingLeg")]
    [InlineData("Closed (Kept)")]
    public void TicketMoved_CardHasGoneOn_IsNotPulledBack(string state) => Assert.All(
        [SampleTicket.OfEntry, SampleTicket.OfEntry.Answered(SampleTicket.Taken), SampleTicket.OfEntry.Settled(CancelOutcome.Cancelled)],
        t => Assert.Same(SampleStates.All[state], Move(SampleStates.All[state], t)));

    [Fact]
    public void TicketMoved_AnEarlierStateAfterTheOutcome_DoesNotReopenTheCard()
    {
        var settled = SampleStates.All["Closed (Settled)"];

        Assert.Same(settled, Move(settled, SampleTicket.OfEntry.Answered(SampleTicket.Taken)));
    }

    [Fact]
    public void TicketMoved_LookedAgain_ReplacesTheOutcome()
    {
        var closed = Assert.IsType<Closed>(Move(SampleStates.All["Closed (Settled)"], SampleTicket.OfEntry.Settled(CancelOutcome.StillOpen)));

        Assert.Equal(CancelOutcome.StillOpen, Assert.IsType<Ending.Settled>(closed.Ending).Ticket.Outcome);
    }

    private static DialogState Move(DialogState state, CancelTicket ticket) =>
        CancelDialog.Step(state, new DialogInput.TicketMoved(ticket), SampleTime.Plus(3), SampleStates.Rules).State;
}
