using BracketBot.Cards;
using BracketBot.Core.Cancels;
using BracketBot.Core.Chat;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Orders;

namespace BracketBot.Tests.Cards;

/// <summary>What a card says of a cancel is what the evidence says, in true quantities.</summary>
public class TicketTruthTests
{
    private static readonly OrderRow Entry = Samples.EntryRow with { Quantity = 100, FilledQuantity = 100, OrderStatus = "COMPLETE" };
    private static readonly OrderRow Stop = Samples.StopRow with { Quantity = 100 };
    private static readonly OrderRow Target = Samples.TargetRow with { Quantity = 100 };

    [Fact]
    public void Stop_FilledInPart_SaysWhatWasSoldAndWhatIsHeld()
    {
        var card = After("SECOND", [Entry, Stop, Target], [Target with { Quantity = 60 }], [Entry, Stop with { OrderStatus = "CANCELLED", FilledQuantity = 40 }]);

        Assert.Contains("\n40 of 100 were sold by this stop: 60 are still held.\n", card, StringComparison.Ordinal);
        Assert.Contains("\nNo stop stands for IDEA-EQ 60 long.\n", card, StringComparison.Ordinal);
        Assert.DoesNotContain("stay a position", card, StringComparison.Ordinal);
        Assert.DoesNotContain("bracket is closed", card, StringComparison.Ordinal);
    }

    [Fact]
    public void StopOfAShort_FilledInPart_BoughtBack()
    {
        OrderRow Other(OrderRow row) => row with { OrderSide = row.OrderSide == "BUY" ? "SELL" : "BUY" };

        var card = After(
            "SECOND", [Other(Entry), Other(Stop)], [], [Other(Entry), Other(Stop) with { OrderStatus = "CANCELLED", FilledQuantity = 40 }]);

        Assert.Contains("\n40 of 100 were bought back by this stop: 60 are still held.\n", card, StringComparison.Ordinal);
        Assert.Contains("\nNo stop stands for IDEA-EQ 60 short.\n", card, StringComparison.Ordinal);
    }

    [Fact]
    public void Entry_FilledInPart_StaysAPositionAndItsStopIsNamed()
    {
        var part = Entry with { OrderStatus = "CONFIRMED", FilledQuantity = 40 };
        var exit = Stop with { Quantity = 40 };

        var card = After("ENTRY", [part, exit], [exit], [part with { OrderStatus = "CANCELLED" }]);
        var bare = After("ENTRY", [part], [], [part with { OrderStatus = "CANCELLED" }]);
        var less = After("ENTRY", [part, exit], [exit with { Quantity = 30 }], [part with { OrderStatus = "CANCELLED" }]);

        Assert.Contains("\n40 of 100 were filled and stay a position.\n", card, StringComparison.Ordinal);
        Assert.DoesNotContain("No stop stands", card, StringComparison.Ordinal);
        Assert.Contains("\nNo stop stands for IDEA-EQ 40 long.\n", bare, StringComparison.Ordinal);
        Assert.DoesNotContain("bracket is closed", bare, StringComparison.Ordinal);
        Assert.Contains("\nStops stand for 30 of IDEA-EQ 40 long.\n", less, StringComparison.Ordinal);
    }

    [Fact]
    public void Stop_WhosePartIsUntold_ClaimsNoQuantity()
    {
        var card = After(
            "SECOND", [Entry, Stop], [], [Entry, Stop with { OrderStatus = "CANCELLED", FilledQuantity = null, RemainingQuantity = 0 }]);

        Assert.Contains("How much was filled first, the broker does not say.", card, StringComparison.Ordinal);
        Assert.Contains("How much is still held is not known", card, StringComparison.Ordinal);
        Assert.DoesNotContain("bracket is closed", card, StringComparison.Ordinal);
        Assert.DoesNotContain("100 long", card, StringComparison.Ordinal);
    }

    [Fact]
    public void Position_ClosedByAMarketOrderBesideIt_IsSaid()
    {
        var beside = Stop with
        {
            OmsOrderId = "20240314999",
            ExecutionType = "REGULAR",
            OrderType = "MARKET",
            OrderStatus = "COMPLETE",
            FilledQuantity = 100,
            AveragePrice = 11.2m,
            OrderEntryTime = Samples.Now.AddSeconds(1),
            TriggerPrice = null,
            Price = null,
        };
        var card = After("SECOND", [Entry, Stop], [], [Entry, Stop with { OrderStatus = "CANCELLED" }, beside]);
        var unsure = After("SECOND", [Entry, Stop], [], [Entry, Stop with { OrderStatus = "CANCELLED" }, beside with { OrderEntryTime = null }]);

        Assert.Contains("\nClosed at market: 100 sold @ 11.20.\nNothing is held through it any more.\n", card, StringComparison.Ordinal);
        Assert.DoesNotContain("No stop stands", card, StringComparison.Ordinal);
        Assert.Contains("\n100 of IDEA-EQ were sold at market @ 11.20; whether for this position is not known.\n", unsure, StringComparison.Ordinal);
        Assert.DoesNotContain("100 long", unsure, StringComparison.Ordinal);
    }

    [Fact]
    public void Stop_TurnedIntoAMarketOrder_ClosedThePosition()
    {
        var card = After("SECOND", [Entry, Stop], [], [Entry, Stop with { OrderStatus = "COMPLETE", OrderType = "MARKET", FilledQuantity = 100, AveragePrice = 11.2m }]);

        Assert.StartsWith("Closed at market\n", card, StringComparison.Ordinal);
        Assert.Contains("\nThe broker made it a market order: sold 100 @ 11.20.\nNothing is held through it any more.\n", card, StringComparison.Ordinal);
        Assert.DoesNotContain("before the cancel", card, StringComparison.Ordinal);
    }

    [Fact]
    public void CancelPending_IsToldWithTheBrokersWordAndNoInvitation()
    {
        var ticket = Ticket("SECOND", [Entry, Stop], [Stop with { OrderStatus = "Cancel Pending" }], [Entry]) with { State = TicketState.Answered };
        var card = DialogCards.Of(new DialogState.Cancelling(TicketView.Of(ticket)), Samples.Frame);
        var text = Samples.Shown(card);

        Assert.StartsWith("Cancel under way\nThe broker says Cancel Pending. It may still fill.\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("still open", text, StringComparison.Ordinal);
        Assert.Equal(CardButton.Disabled("Under way…"), Assert.Single(card.Buttons.SelectMany(r => r)));
        var over = DialogCards.Of(new DialogState.Closed(new Ending.Settled(TicketView.Of(ticket with { State = TicketState.Settled }))), Samples.Frame);
        Assert.Equal(["Look again"], over.Buttons.SelectMany(r => r).Select(b => b.Text));
    }

    [Fact]
    public void CancelPending_OnAnotherDialog_HasNoRedButton()
    {
        var bracket = Samples.Bracket(Stop with { OrderStatus = "CANCEL_PENDING" }, Target);
        var card = DialogCards.Of(new DialogState.ChoosingLeg(bracket, Samples.Now, null), Samples.Frame);

        Assert.DoesNotContain(card.Buttons.SelectMany(r => r), b => b.Text.Contains("SECOND", StringComparison.Ordinal));
        Assert.Contains("CANCEL_PENDING", Samples.Shown(card), StringComparison.Ordinal);
    }

    [Fact]
    public void UnknownWord_OnARowThatIsOver_IsTheHeadline() => Assert.StartsWith(
        "No longer open: LAPSED\n", After("ENTRY", [Entry with { OrderStatus = "CONFIRMED", FilledQuantity = 0 }], [], [Entry with { OrderStatus = "LAPSED", FilledQuantity = 0 }]),
        StringComparison.Ordinal);

    [Theory]
    [InlineData(AccessReason.OrdersOnly, "Not cancelled: orders refused\n40000: Request forbidden\nThe session still reads the order book")]
    [InlineData(AccessReason.Untold, "Not cancelled: orders refused\n40000: Request forbidden\nWhether the session is over is not known yet.")]
    [InlineData(AccessReason.Address, "Not cancelled: address not accepted\n40000: Request forbidden\nOrders must come from a registered address.")]
    [InlineData(AccessReason.Permission, "Not cancelled: not permitted\n40000: Request forbidden\nThe account is not permitted")]
    [InlineData(AccessReason.Maintenance, "Not cancelled: broker closed\n40000: Request forbidden\nNothing can be cancelled until")]
    public void Denied_SaysWhichWay(AccessReason reason, string start)
    {
        var state = Samples.Settled(
            CancelOutcome.Refused, Samples.Failed(new BrokerError.AccessDenied(reason, 40000, "Request forbidden")), new OrderStatus("CONFIRMED"), Samples.Fresh);

        var text = Samples.Shown(DialogCards.Of(state, Samples.Frame));

        Assert.StartsWith(start, text, StringComparison.Ordinal);
        Assert.DoesNotContain("session over", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void EmptyAnswers_LeaveNoEmptyLine()
    {
        BrokerAnswer[] answers =
        [
            Samples.Taken(""), Samples.Taken("  "), Samples.Failed(new BrokerError.Refused(null, "")), Samples.Failed(new BrokerError.OutcomeUnknown(new RequestFailure(FailureKind.Untold), "")),
            Samples.Failed(new BrokerError.AccessDenied(AccessReason.OrdersOnly, null, "")), Samples.Failed(new BrokerError.RateLimited(null)),
            Samples.Failed(new BrokerError.Unavailable(new RequestFailure(FailureKind.Untold))),
        ];
        Assert.All(
            from answer in answers from outcome in Enum.GetValues<CancelOutcome>() select (answer, outcome),
            c =>
            {
                var lines = Samples.Shown(DialogCards.Of(Samples.Settled(c.outcome, c.answer, new OrderStatus("CONFIRMED"), Samples.Fresh), Samples.Frame)).Split('\n');
                Assert.All(lines, l => Assert.True(l.Trim().TrimEnd('.', ':').Length > 0 && !l.EndsWith(": ", StringComparison.Ordinal), $"{c}: '{l}'"));
            });
    }

    private static string After(string leg, OrderRow[] shown, OrderRow[] pending, OrderRow[] completed) =>
        Samples.Shown(DialogCards.Of(new DialogState.Closed(new Ending.Settled(TicketView.Of(Ticket(leg, shown, pending, completed)))), Samples.Frame));

    private static CancelTicket Ticket(string leg, OrderRow[] shown, OrderRow[] pending, OrderRow[] completed)
    {
        var bracket = Samples.Bracket(shown);
        var at = bracket.Legs.ToList().FindIndex(l => l.Ref.Indicator.Value == leg);
        var ticket = Samples.Ticket(bracket, at) with { State = TicketState.Settled, Answer = Samples.Taken() };
        var book = OrderBook.From(new OrderRows(pending, []), new OrderRows(completed, []), Samples.Now.AddSeconds(2));
        var verdict = Verdict.Of(ticket, new Evidence(book, null), TimeSpan.FromSeconds(7));
        return ticket with { Outcome = verdict.Outcome, Aftermath = verdict.Aftermath };
    }
}
