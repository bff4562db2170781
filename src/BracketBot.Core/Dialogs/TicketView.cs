using BracketBot.Core.Alerts;
using BracketBot.Core.Cancels;
using BracketBot.Core.Orders;

namespace BracketBot.Core.Dialogs;

/// <summary>A ticket as its card shows it.</summary>
/// <param name="From">The alert on whose card it was confirmed; null for none.</param>
public sealed record TicketView(
    TicketId Id, BracketOrder Bracket, LegRef Leg, DateTimeOffset ConfirmedAt, TicketState State,
    BrokerAnswer? Answer, CancelOutcome? Outcome, Aftermath? Aftermath, Alert? From = null)
{
    public static TicketView Of(CancelTicket ticket, Alert? from = null) =>
        new(ticket.Id, ticket.Bracket, ticket.Leg, ticket.ConfirmedAt, ticket.State, ticket.Answer, ticket.Outcome, ticket.Aftermath, from);
}
