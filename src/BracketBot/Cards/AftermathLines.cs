using BracketBot.Core.Cancels;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Orders;

namespace BracketBot.Cards;

/// <summary>What the order book said after a cancel: the leg, what became of its siblings, and what that means for the position.</summary>
internal static class AftermathLines
{
    public static void Add(CardText text, TicketView ticket)
    {
        if (ticket.Aftermath is not { } aftermath)
        {
            text.LineIf(ticket.State == TicketState.Answered, "Reading the order book…");
            return;
        }

        if (ticket.State == TicketState.Answered && ticket.Outcome is null)
        {
            text.Line("Order book: not gone yet, reading on…");
        }

        if (ticket.Outcome is null)
        {
            return;
        }

        var position = PositionAfter.Of(ticket.Bracket, aftermath);
        AddLeg(text, ticket, aftermath.Leg, position);
        AddMarket(text, ticket, aftermath, position);
        text.LineIf(IsGone(ticket) && aftermath.PendingUnread, "What else of it is open could not be read.");

        foreach (var sibling in aftermath.Siblings.Where(s => s.After is not null))
        {
            text.Line(Sibling(sibling));
        }
    }

    /// <summary>What it means for the position, which matters most.</summary>
    public static void AddPosition(CardText text, TicketView ticket)
    {
        if (ticket is not { Aftermath: { } aftermath, Outcome: not null })
        {
            return;
        }

        var position = PositionAfter.Of(ticket.Bracket, aftermath);
        if ((IsGone(ticket) || ticket.Outcome == CancelOutcome.AlreadyFilled) && !aftermath.Siblings.Any(s => s.After is { IsOpen: true }) && !aftermath.PendingUnread && position.Held == 0)
        {
            text.Bold("Nothing is held: the bracket is closed.");
        }

        AddHeld(text, ticket, position);
    }

    /// <summary>True if the leg ended unfilled, whatever the broker calls that.</summary>
    private static bool IsGone(TicketView ticket) => ticket.Outcome is CancelOutcome.Cancelled or CancelOutcome.AlreadyCancelled or CancelOutcome.Ended;

    /// <summary>States in numbers what is held and whether a stop stands for it.</summary>
    private static void AddHeld(CardText text, TicketView ticket, PositionAfter position)
    {
        if (position.UnderStop is not { } covered || ticket.Bracket.Find(ticket.Leg) is not { } leg)
        {
            return;
        }

        switch (position.Held)
        {
            case > 0 and var held when IsGone(ticket):
                text.Bold(PositionLines.Of(ticket.Bracket, held, covered));
                break;
            case > 0 and var held when ticket.Outcome == CancelOutcome.AlreadyFilled:
                text.Bold(PositionLines.Filled(ticket.Bracket, held, covered));
                break;
            case null when !IsGone(ticket) || leg is not ({ Role: LegRole.Entry } or { MayBeStop: true }):
                break;
            case null when covered == 0 && (leg is not { Role: LegRole.Entry } || ticket.Aftermath?.Leg.After is { FillIsUntold: true }):
                text.Bold("How much is still held is not known, and no stop stands for it: check with the broker.");
                break;
            case null:
                text.Bold("How much is still held is not known: check with the broker.");
                break;
        }
    }

    private static void AddLeg(CardText text, TicketView ticket, LegChange leg, PositionAfter position)
    {
        if (leg.After is not { } after)
        {
            return;
        }

        var price = after.AveragePrice is { } average ? $" @ {Amount.Price(average)}" : "";
        switch (ticket.Outcome)
        {
            case CancelOutcome.AlreadyFilled:
                var whole = after.FilledQuantity < after.Quantity ? $" of {Amount.Units(after.Quantity)}" : "";
                text.Line($"Filled {Amount.Units(after.FilledQuantity)}{whole}{price}, before the cancel.");
                break;
            case CancelOutcome.ClosedAtMarket:
                text.Line($"The broker made it a market order: {Done(after)} {Amount.Units(after.FilledQuantity)}{price}.");
                text.LineIf(leg.Before is { TriggerPrice: not null, Price: null }, "Whether by the cancel or by its own trigger is not told.");
                text.LineIf(position.Held == 0, "Nothing is held through it any more.");
                break;
            case CancelOutcome.Cancelled or CancelOutcome.AlreadyCancelled or CancelOutcome.Ended:
                AddPartFill(text, leg, after, position);
                break;
            case CancelOutcome.Refused or CancelOutcome.NotSent or CancelOutcome.NotLoggedIn when after is { IsOpen: true }:
                text.Line($"Order book: still open, {after.Status}.");
                break;
        }
    }

    /// <summary>What filled before the leg went: an entry's part stays a position, an exit's part closed that much of it.</summary>
    private static void AddPartFill(CardText text, LegChange leg, OrderLeg after, PositionAfter position)
    {
        var part = $"{Amount.Units(after.FilledQuantity)} of {Amount.Units(after.Quantity)}";
        if (after.FillIsUntold)
        {
            text.Line(after.FilledQuantity > 0 ? $"At least {part} were filled; how much in all, the broker does not say." : "How much was filled first, the broker does not say.");
            return;
        }

        if (after.FilledQuantity <= 0)
        {
            return;
        }

        text.Line(after.Role == LegRole.Entry
            ? $"{part} were filled and stay a position."
            : $"{part} were {Done(after)} by this {Word(leg.Latest)}{(position.Held is { } held ? $": {Amount.Units(held)} are still held" : "")}.");
    }

    private static void AddMarket(CardText text, TicketView ticket, Aftermath aftermath, PositionAfter position)
    {
        var done = ticket.Bracket.Side == OrderSide.Sell ? "bought back" : "sold";
        text.LineIf(position.AtMarket > 0, $"The broker {done} {Amount.Units(position.AtMarket)} at market.");
        if (aftermath.Market is not { } market)
        {
            return;
        }

        var price = market.Price is { } paid ? $" @ {Amount.Price(paid)}" : "";
        text.Line(market.IsSure
            ? $"Closed at market: {Amount.Units(market.Filled)} {done}{price}."
            : $"{Amount.Units(market.Filled)} of {ticket.Bracket.Symbol} were {done} at market{price}; whether for this position is not known.");
        text.LineIf(market.IsSure && position.Held == 0, "Nothing is held through it any more.");
    }

    private static string Done(OrderLeg exit) => exit.Side == OrderSide.Buy ? "bought back" : "sold";

    private static string Word(OrderLeg leg) => leg.Role switch
    {
        LegRole.StopLoss => "stop",
        LegRole.Target => "target",
        LegRole.Entry or LegRole.Exit => "exit",
    };

    private static string Sibling(LegChange sibling) =>
        $"{LegLines.Name(sibling.Latest)} {LegLines.Price(sibling.Latest)}: {LegLines.State(sibling.Latest)}{Part(sibling.Latest)}";

    /// <summary>A sibling's partial fill, which its state does not show.</summary>
    private static string Part(OrderLeg leg) => leg.FilledQuantity > 0 && !leg.IsFilled ? $", {LegLines.Filled(leg)}" : "";
}
