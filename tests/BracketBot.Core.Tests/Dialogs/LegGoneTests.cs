using BracketBot.Core.Cancels;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Orders;
using BracketBot.Core.Tests.Samples;

namespace BracketBot.Core.Tests.Dialogs;

/// <summary>A leg that a cancel elsewhere has ended is offered by no card any more.</summary>
public class LegGoneTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void LegGone_OnAnAlert_TakesItsButtonAlone(bool bookShowsIt)
    {
        var before = Assert.IsType<DialogState.Alerting>(SampleStates.All["Alerting"]);
        var gone = before.Choices[0];
        var now = bookShowsIt ? gone.Leg with { Status = new OrderStatus("CANCELLED"), IsPending = false } : null;

        var after = Assert.IsType<DialogState.Alerting>(Step(before, new DialogInput.LegGone(gone.Leg.Ref, now)));

        Assert.Equal(before.Choices.Skip(1).Select(c => c.Leg.Ref), after.Choices.Select(c => c.Leg.Ref));
        Assert.Equal(new Notice.LegIsGone(gone.Leg.Ref, gone.Bracket.Symbol, now), after.Notice);
        Assert.Equal((before.ExpiresAt, before.ReadAt, before.DeafUntil), (after.ExpiresAt, after.ReadAt, after.DeafUntil));
    }

    [Fact]
    public void Gone_OfACancelledTicket_IsItsLegAndWhatTheBrokerTookAlong()
    {
        var cancelled = SampleBook.Entry with { Status = new OrderStatus("CANCELLED"), IsPending = false };
        var stop = SampleBook.Stop with { Status = new OrderStatus("CANCELLED"), IsPending = false };
        var aftermath = new Aftermath(
            SampleTime.Now, new LegChange(SampleBook.Entry, cancelled), [new LegChange(SampleBook.Stop, stop), new LegChange(SampleBook.Target, SampleBook.Target)]);
        var ticket = SampleTicket.OfEntry.Settled(CancelOutcome.Cancelled) with { Aftermath = aftermath };

        Assert.Equal([(SampleBook.Entry.Ref, (OrderLeg?)cancelled), (SampleBook.Stop.Ref, stop)], ticket.Gone);
    }

    [Theory]
    [InlineData(CancelOutcome.Refused)]
    [InlineData(CancelOutcome.StillOpen)]
    [InlineData(CancelOutcome.Unknown)]
    [InlineData(CancelOutcome.UnderWay)]
    [InlineData(null)]
    public void Gone_WhereTheLegMayStand_IsNothing(CancelOutcome? outcome) => Assert.Empty((SampleTicket.OfEntry with { Outcome = outcome }).Gone);

    private static DialogState Step(DialogState state, DialogInput input) =>
        CancelDialog.Step(state, input, SampleTime.Plus(3), new DialogRules(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(5))).State;
}
