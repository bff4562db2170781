using BracketBot.Core.Cancels;
using BracketBot.Core.Chat;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Orders;

namespace BracketBot.Cards;

/// <summary>What became of a confirmed cancel, from "sending" to its outcome.</summary>
internal static class TicketCard
{
    public static Card Of(TicketView ticket, CardFrame frame)
    {
        var text = new CardText();
        TicketLines.Add(text, ticket, frame.ClientId, frame.MarketZone);
        return new Card(text.ToString(), Buttons(ticket, frame));
    }

    private static List<IReadOnlyList<CardButton>> Buttons(TicketView ticket, CardFrame frame)
    {
        // In the red button's place, so that the card does not jump under the finger and a second tap there does nothing.
        if (ticket.State != TicketState.Settled)
        {
            return [[CardButton.Disabled(ticket.State == TicketState.Open ? "Sending…" : ticket.Outcome == CancelOutcome.UnderWay ? "Under way…" : "Looking…")]];
        }

        var rows = new List<IReadOnlyList<CardButton>>();
        var siblings = ticket.Aftermath?.Siblings ?? [];
        if (ticket.Outcome == CancelOutcome.AlreadyFilled)
        {
            var open = siblings.Select(s => s.After).OfType<OrderLeg>().Where(l => l.Block is null).ToList();
            for (var i = 0; i < siblings.Count; i++)
            {
                if (siblings[i].After is { Block: null } leg)
                {
                    rows.Add([frame.Button(LegLines.Pick(leg, open), DialogAction.Leg, i)]);
                }
            }
        }

        if (ticket.Outcome is CancelOutcome.Unknown or CancelOutcome.UnderWay)
        {
            rows.Add([frame.Button("Look again", DialogAction.Look)]);
        }
        else if (new DialogState.Closed(new Ending.Settled(ticket)).EndedSignedOut)
        {
            rows.AddRange(frame.LoginRow);
            rows.Add([frame.Button("Try again", DialogAction.Again)]);
        }
        else if (StandsOpen(ticket))
        {
            rows.Add([frame.Button("Try again", DialogAction.Again), frame.Button("Look again", DialogAction.Look)]);
        }

        if (ticket.From is not null)
        {
            rows.Add([frame.Button("Back to the alert", DialogAction.Back)]);
        }

        return rows;
    }

    private static bool StandsOpen(TicketView ticket) =>
        ticket.Outcome is CancelOutcome.StillOpen or CancelOutcome.Refused or CancelOutcome.NotLoggedIn or CancelOutcome.NotSent
        && ticket.Aftermath is not { Leg.After: { IsOpen: false } };
}
