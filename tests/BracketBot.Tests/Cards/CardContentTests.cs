using BracketBot.Cards;
using BracketBot.Core.Cancels;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Orders;

namespace BracketBot.Tests.Cards;

/// <summary>What a trader must find on the cards that matter most.</summary>
public sealed class CardContentTests
{
    [Theory]
    [InlineData("list, unclear")]
    [InlineData("list, unclear asked for")]
    [InlineData("bracket, unclear")]
    [InlineData("alert, unclear")]
    [InlineData("all, unclear")]
    public void RowsThatAreNotSure_AreToldWithTheReasonOrCounted(string name)
    {
        var card = DialogCards.Of(Samples.All[name], Samples.Frame);
        var shown = Samples.Shown(card);

        Assert.Contains("BUY 100 at 11.90", shown, StringComparison.Ordinal);
        Assert.Contains("CONFIRMED · no button: its leg is not named", shown, StringComparison.Ordinal);
        Assert.Contains("\nno button: its kind is not known", shown, StringComparison.Ordinal);
        Assert.Contains("1 row can't be read: look at the broker", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("No open bracket 2024", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("No open brackets", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(card.Buttons.SelectMany(r => r), b => b.Text.Contains("20240314920", StringComparison.Ordinal));
    }

    [Fact]
    public void List_BracketWithoutASureLeg_IsToldWithTheReasonAndHasNoButton()
    {
        var unclear = Samples.Bracket(Samples.TargetRow with { LegOrderIndicator = "20240314929" });
        var card = DialogCards.Of(new DialogState.ChoosingOrder(new BracketPage([unclear, Samples.Fresh], 0, 1, 2, Samples.Now), null), Samples.Frame);

        Assert.Contains("No button: not surely a leg", Samples.Shown(card), StringComparison.Ordinal);
        Assert.Equal([$"IDEA-EQ · {Samples.Fresh.Id}", "Refresh"], card.Buttons.SelectMany(r => r).Select(b => b.Text));
    }

    [Fact]
    public void Confirm_Entry_ShowsAllThatIsDecidedBy()
    {
        var text = Samples.Shown(DialogCards.Of(Samples.All["confirm entry"], Samples.Frame));

        Assert.Equal(
            """
            Cancel entry?
            Nothing is held: the whole bracket goes.
            BUY 10 IDEA-EQ · NSE · MIS
            11.90 limit · 0 of 10 filled
            Target 12.90 · Stop 10.90, trail 0.05
            ENTRY · MODIFY_CONFIRMED · YA0002
            20240314929 · 1100000012461398
            """,
            text);
    }

    [Fact]
    public void Confirm_Stop_SaysWhatIsHeldAndWhatMayHappen()
    {
        var text = Samples.Shown(DialogCards.Of(Samples.All["confirm stop"], Samples.Frame));

        Assert.StartsWith("Cancel stop?\nYou hold 10 long. Without this stop the broker may sell at market, or leave you unprotected.\nSELL 10 IDEA-EQ · NSE · MIS\nTrigger 10.90, limit 10.85", text, StringComparison.Ordinal);
        Assert.Contains("You hold 10 long. Without this stop the broker may sell at market, or leave you unprotected.", text, StringComparison.Ordinal);
        Assert.Contains("SECOND", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Confirm_ShortPosition_IsBoughtBack()
    {
        var sold = Samples.Bracket(
            Samples.EntryRow with { OrderSide = "SELL", FilledQuantity = 10, OrderStatus = "COMPLETE" },
            Samples.StopRow with { OrderSide = "BUY" });

        Assert.Contains(
            "You hold 10 short. Without this stop the broker may buy back at market, or leave you unprotected.",
            Samples.Shown(DialogCards.Of(Samples.Confirming(sold, 1), Samples.Frame)), StringComparison.Ordinal);
    }

    /// <summary>An entry may stand in two rows, one filled and one open.</summary>
    [Fact]
    public void Confirm_EntryBesideAFilledOne_DoesNotSayThatNothingIsHeld()
    {
        var bracket = Samples.Bracket(
            Samples.EntryRow, Samples.EntryRow with { ExchangeOrderId = "1100000012461500", FilledQuantity = 10, OrderStatus = "COMPLETE" });
        var open = bracket.Legs.ToList().FindIndex(l => l.Block is null);

        Assert.StartsWith(
            "Cancel entry?\nThis one is not filled. The 10 that you hold stay a position.\n",
            Samples.Shown(DialogCards.Of(Samples.Confirming(bracket, open), Samples.Frame)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "No target yet: the entry is not filled")]
    [InlineData(true, "No leg target here")]
    public void NoSuchLeg_TargetOfAnEntryThatIsNotFilled_SaysWhy(bool isHeld, string says)
    {
        var bracket = isHeld ? Samples.Bracket(Samples.EntryRow with { FilledQuantity = 10, OrderStatus = "COMPLETE" }, Samples.StopRow) : Samples.Fresh;

        Assert.StartsWith(
            says, Samples.Shown(DialogCards.Of(new DialogState.ChoosingLeg(bracket, Samples.Now, new Notice.NoSuchLeg("target")), Samples.Frame)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4, "Stop 10.90 · 10", "Stop 10.90 · 4")]
    [InlineData(10, "Stop 10.90 · 10 #…1399", "Stop 10.90 · 10 #…1777")]
    public void Choice_TwoStopsAtOnePrice_ButtonsTellThemApart(int quantity, params string[] buttons)
    {
        var bracket = Samples.Bracket(
            Samples.StopRow with { ExchangeOrderId = "1100000012461399" },
            Samples.StopRow with { ExchangeOrderId = "1100000012461777", LegOrderIndicator = "THIRD", Quantity = quantity, RemainingQuantity = quantity });

        var card = DialogCards.Of(new DialogState.ChoosingLeg(bracket, Samples.Now, null), Samples.Frame);

        Assert.Equal(buttons, card.Buttons.SelectMany(row => row).Select(b => b.Text).Take(2));
    }

    [Fact]
    public void Confirm_UnknownStatus_SaysSo()
    {
        var odd = Samples.Bracket(Samples.EntryRow with { OrderStatus = "GTT_WAITING" });
        var text = Samples.Shown(DialogCards.Of(Samples.Confirming(odd, 0), Samples.Frame));

        Assert.Contains("The bot does not know this status.", text, StringComparison.Ordinal);
        Assert.Contains("GTT_WAITING", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cancelled", "Order Cancelled Successfully")]
    [InlineData("refused", "Not cancelled: 44000\n`exchange_order_id` can't be blank\n")]
    [InlineData("session over", "Not cancelled: session over")]
    [InlineData("already filled", "Already filled")]
    [InlineData("already cancelled", "Already cancelled")]
    [InlineData("not sent", "Not sent: broker not reached")]
    [InlineData("still open", "Not cancelled: still open")]
    [InlineData("unknown", "Outcome not known")]
    [InlineData("looking", "No answer from the broker")]
    [InlineData("looking after a restart", "The bot was restarted")]
    [InlineData("answered", "The broker took the cancel\nThe broker said: Order Cancelled Successfully.\n")]
    public void Ticket_Outcome_ComesFirst(string name, string says)
    {
        var text = Samples.Shown(DialogCards.Of(Samples.All[name], Samples.Frame));

        Assert.StartsWith(says, text, StringComparison.Ordinal);
        Assert.Contains("Entry BUY 10 IDEA-EQ at 11.90", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("already filled", "Stop 10.90", "Target 12.90")]
    [InlineData("refused", "Try again", "Look again")]
    [InlineData("not sent", "Try again", "Look again")]
    [InlineData("still open", "Try again", "Look again")]
    [InlineData("unknown", "Look again")]
    [InlineData("cancelled")]
    [InlineData("sending", "Sending…")]
    [InlineData("looking", "Looking…")]
    [InlineData("kept", "Look again")]
    [InlineData("expired", "Look again")]
    public void Ticket_Buttons_FitTheOutcome(string name, params string[] buttons) =>
        Assert.Equal(buttons, DialogCards.Of(Samples.All[name], Samples.Frame).Buttons.SelectMany(r => r).Select(b => b.Text));

    /// <summary>The card of a settled cancel of one leg, while the others stand as they were.</summary>
    private static string After(BracketOrder bracket, int leg, CancelOutcome outcome, Func<OrderLeg, OrderLeg> after)
    {
        var ticket = Samples.Ticket(bracket, leg) with
        {
            State = TicketState.Settled,
            Answer = Samples.Taken(),
            Outcome = outcome,
            Aftermath = new Aftermath(
                Samples.Now, new LegChange(bracket.Legs[leg], after(bracket.Legs[leg])), [.. bracket.Legs.Where((_, i) => i != leg).Select(l => new LegChange(l, l))]),
        };
        return Samples.Shown(DialogCards.Of(new DialogState.Closed(new Ending.Settled(TicketView.Of(ticket))), Samples.Frame));
    }

    [Fact]
    public void Ticket_SiblingsAfterwards_AreTold()
    {
        var text = Samples.Shown(DialogCards.Of(Samples.Settled(CancelOutcome.Cancelled, Samples.Taken(), new OrderStatus("CANCELLED")), Samples.Frame));

        Assert.DoesNotContain("bracket is closed", text, StringComparison.Ordinal);
        Assert.Contains("10.90: open", text, StringComparison.Ordinal);
        Assert.Contains("12.90: open", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Ticket_StopOfAPositionGone_IsSaidInNumbers()
    {
        var ticket = Samples.Ticket(Samples.Held, 1) with
        {
            State = TicketState.Settled,
            Answer = Samples.Taken(),
            Outcome = CancelOutcome.Cancelled,
            Aftermath = new Aftermath(Samples.Now,
                new LegChange(Samples.Held.Legs[1], Samples.Held.Legs[1] with { Status = new OrderStatus("CANCELLED"), IsPending = false }),
                [new LegChange(Samples.Held.Legs[2], Samples.Held.Legs[2])]),
        };

        Assert.Contains(
            "\nNo stop stands for IDEA-EQ 10 long.\n",
            Samples.Shown(DialogCards.Of(new DialogState.Closed(new Ending.Settled(TicketView.Of(ticket))), Samples.Frame)), StringComparison.Ordinal);
    }

    [Fact]
    public void Ticket_TargetOfAPositionGone_SaysWhatIsHeldAndThatItsStopStands() => Assert.StartsWith(
        "Order Cancelled Successfully\nYou hold IDEA-EQ 10 long, with a stop.\n", After(Samples.Held, 2, CancelOutcome.Cancelled, l => l with { Status = new OrderStatus("CANCELLED"), IsPending = false }), StringComparison.Ordinal);

    [Fact]
    public void Ticket_EntryFilledInPartThenCancelled_SaysWhatWasCancelledAndWhatIsHeld()
    {
        var bracket = Samples.Bracket(Samples.EntryRow, Samples.StopRow, Samples.TargetRow);

        var text = After(bracket, 0, CancelOutcome.Cancelled, l => l with { FilledQuantity = 4, Status = new OrderStatus("CANCELLED"), IsPending = false });

        Assert.Contains("\nYou hold IDEA-EQ 4 long, with a stop.\n", text, StringComparison.Ordinal);
        Assert.Contains("Entry BUY 6 of 10 IDEA-EQ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Ticket_EntryFilledBeforeTheCancel_SaysWhatIsHeld()
    {
        OrderLeg Filled(OrderLeg leg) => leg with { FilledQuantity = 10, Status = new OrderStatus("COMPLETE"), IsPending = false };

        Assert.StartsWith("Already filled\nYou hold IDEA-EQ 10 long, with a stop.\n", After(Samples.Bracket(Samples.EntryRow, Samples.StopRow, Samples.TargetRow), 0, CancelOutcome.AlreadyFilled, Filled), StringComparison.Ordinal);
        Assert.StartsWith("Already filled\nYou hold IDEA-EQ 10 long. No stop is in the order book yet.\n", After(Samples.Fresh, 0, CancelOutcome.AlreadyFilled, Filled), StringComparison.Ordinal);
    }

    [Fact]
    public void LegGone_FilledMeanwhile_SaysWhatIsHeld()
    {
        var gone = new DialogState.Closed(new Ending.LegGone(Samples.Fresh, Samples.Fresh.Legs[0].Ref, Samples.Held.Legs[0], Samples.Held));

        Assert.StartsWith(
            "Already filled: nothing was sent\nYou hold IDEA-EQ 10 long, with a stop.\nEntry · IDEA-EQ\n", Samples.Shown(DialogCards.Of(gone, Samples.Frame)), StringComparison.Ordinal);
    }

    [Fact]
    public void Cards_WithAmpersandInTheSymbol_ShowIt()
    {
        var bracket = Samples.Bracket(Samples.EntryRow with { TradingSymbol = "M&M-EQ" });
        DialogState[] states =
        [
            Samples.Confirming(bracket, 0), new DialogState.ChoosingLeg(bracket, Samples.Now, null),
            new DialogState.ChoosingOrder(new BracketPage([bracket], 0, 1, 1, Samples.Now), null),
            Samples.Settled(CancelOutcome.Cancelled, Samples.Taken(), new OrderStatus("CANCELLED"), bracket),
            new DialogState.Closed(new Ending.Expired(bracket, bracket.Legs[0].Ref)),
        ];

        Assert.All(states, state =>
        {
            var card = DialogCards.Of(state, Samples.Frame);
            Assert.Contains("M&amp;M-EQ", card.Html, StringComparison.Ordinal);
            Assert.Contains("M&M-EQ", Samples.Shown(card), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Error_OfTheApi_StandsWordForWord()
    {
        var error = new BrokerError.Refused(16388, "Price < 5 & <b>not</b> a multiple of `tick`");
        var card = DialogCards.Of(Samples.Settled(CancelOutcome.Refused, Samples.Failed(error), new OrderStatus("CONFIRMED"), Samples.Fresh), Samples.Frame);

        Assert.Contains("\nPrice < 5 & <b>not</b> a multiple of `tick`\n", Samples.Shown(card), StringComparison.Ordinal);
    }

    [Fact]
    public void Stranger_IsToldTheIdToPassOn() =>
        Assert.Contains("<code>5002</code>", PlainCards.Stranger(new Core.Accounts.TelegramUserId(5002)).Html, StringComparison.Ordinal);
}
