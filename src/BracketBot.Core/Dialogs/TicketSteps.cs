using BracketBot.Core.Alerts;
using BracketBot.Core.Cancels;
using static BracketBot.Core.Dialogs.DialogInput;
using static BracketBot.Core.Dialogs.DialogState;

namespace BracketBot.Core.Dialogs;

/// <summary>What a dialog shows when its ticket was created or changed.</summary>
internal static class TicketSteps
{
    /// <summary>A card that has moved on is not taken back to an old ticket.</summary>
    public static DialogStep OnMoved(DialogState state, TicketMoved moved)
    {
        var ticket = moved.Ticket;
        if (!IsOf(state, ticket))
        {
            return LateTaps.Answer(state, moved);
        }

        var view = TicketView.Of(ticket, AlertOf(state));
        return CancelDialog.To(ticket.State == TicketState.Settled ? new Closed(new Ending.Settled(view)) : new Cancelling(view));
    }

    private static bool IsOf(DialogState state, CancelTicket ticket) => state switch
    {
        Confirming s => ticket.State == TicketState.Open && s.Leg == ticket.Leg,
        Alerting s => ticket.State == TicketState.Open && s.Choices.Any(c => c.Leg.Ref == ticket.Leg),
        Cancelling s => s.Ticket.Id == ticket.Id,
        Closed { Ending: Ending.Settled s } => ticket.State == TicketState.Settled && s.Ticket.Id == ticket.Id,
        _ => false,
    };

    private static Alert? AlertOf(DialogState state) => state switch
    {
        Confirming s => s.From,
        Alerting s => s.Alert,
        Cancelling s => s.Ticket.From,
        Closed { Ending: Ending.Settled s } => s.Ticket.From,
        _ => null,
    };
}
