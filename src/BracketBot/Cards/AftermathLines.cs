using BracketBot.Core.Cancels;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Orders;

namespace BracketBot.Cards;

/// <summary>What the order book said after a cancel: the leg, and what became of its siblings.</summary>
internal static class AftermathLines
{
    public static void Add(CardText text, TicketView ticket)
    {
        if (ticket.Aftermath is not { } aftermath)
        {
            text.LineIf(ticket.State == TicketState.Answered, "Reading the order book…");
            return;
        }

        if (ticket.State == TicketState.Answered)
        {
            text.Line("Order book: not gone yet, reading on…");
        }

        if (ticket.Outcome is null)
        {
            return;
        }

        AddLeg(text, ticket, aftermath.Leg);
        var open = aftermath.Siblings.Where(s => s.After is { IsOpen: true }).ToList();
        if (ticket.Outcome is CancelOutcome.Cancelled or CancelOutcome.AlreadyCancelled && open.Count == 0)
        {
            text.Line("Order book: bracket closed.");
        }

        foreach (var sibling in aftermath.Siblings.Where(s => s.After is not null))
        {
            text.Line(Sibling(sibling));
        }

        AddBare(text, ticket, open);
    }

    /// <summary>A position whose stop is gone is said in numbers, until another stop stands.</summary>
    private static void AddBare(CardText text, TicketView ticket, List<LegChange> open)
    {
        var bare = ticket.Bracket.Find(ticket.Leg) is { MayBeStop: true } && ticket.Bracket.HeldQuantity > 0
            && ticket.Outcome is CancelOutcome.Cancelled or CancelOutcome.AlreadyCancelled
            && !open.Exists(s => s.Latest.MayBeStop);
        text.LineIf(bare, $"No stop stands for {AllLines.Position(ticket.Bracket)}.");
    }

    private static void AddLeg(CardText text, TicketView ticket, LegChange leg)
    {
        switch (ticket.Outcome)
        {
            case CancelOutcome.AlreadyFilled when leg.After is { } after:
                var price = after.AveragePrice is { } average ? $" @ {Amount.Price(average)}" : "";
                text.Line($"Filled {Amount.Units(after.FilledQuantity)}{price}, before the cancel.");
                break;
            case CancelOutcome.Cancelled when leg.After is { FilledQuantity: > 0 } after:
                text.Line($"{Amount.Units(after.FilledQuantity)} of {Amount.Units(after.Quantity)} were filled and stay a position.");
                break;
            case CancelOutcome.Refused or CancelOutcome.NotSent or CancelOutcome.NotLoggedIn when leg.After is { IsOpen: true } after:
                text.Line($"Order book: still open, {after.Status}.");
                break;
        }
    }

    private static string Sibling(LegChange sibling) =>
        $"{LegLines.Name(sibling.Latest)} {LegLines.Price(sibling.Latest)}: {LegLines.State(sibling.Latest)}";
}
