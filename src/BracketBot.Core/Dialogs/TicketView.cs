using BracketBot.Core.Cancels;
using BracketBot.Core.Orders;

namespace BracketBot.Core.Dialogs;

/// <summary>A ticket as its card shows it.</summary>
public sealed record TicketView(
    TicketId Id, BracketOrder Bracket, LegRef Leg, DateTimeOffset ConfirmedAt, TicketState State,
    BrokerAnswer? Answer, CancelOutcome? Outcome, Aftermath? Aftermath)
{
    public static TicketView Of(CancelTicket ticket) =>
        new(ticket.Id, ticket.Bracket, ticket.Leg, ticket.ConfirmedAt, ticket.State, ticket.Answer, ticket.Outcome, ticket.Aftermath);
}
