using System.Text.Json;
using BracketBot.Core.Audits;
using BracketBot.Core.Cancels;

namespace BracketBot.Cancelling;

/// <summary>The lines of the audit table that a ticket leaves.</summary>
internal static class TicketAudit
{
    public static AddAudit Confirmed(CancelTicket ticket, DateTimeOffset now) => Entry(ticket, "confirmed", now, new TicketAuditDetail
    {
        Card = ticket.CardText,
        ConfirmedAt = ticket.ConfirmedAt,
        SendBy = ticket.SendBy,
        Owner = ticket.Owner.Value,
        Status = ticket.ShownLeg.Status.Value,
    });

    /// <summary>A later step, named by the state that the ticket has come to.</summary>
    public static AddAudit Moved(CancelTicket ticket, DateTimeOffset now) => Entry(ticket, ticket.State.ToString().ToLowerInvariant(), now, new TicketAuditDetail
    {
        Answer = ticket.Answer,
        TookMs = ticket.Answer?.Took.TotalMilliseconds,
        Outcome = ticket.Outcome,
        Aftermath = ticket.Aftermath,
    });

    private static AddAudit Entry(CancelTicket ticket, string what, DateTimeOffset now, TicketAuditDetail detail) => new(new AuditEntry(
        Guid.CreateVersion7(now).ToString(), now, what, ticket.Account.UserId.Value, ticket.Account.ClientId.Value, ticket.Id.Value,
        ticket.Leg.OmsOrderId.Value, $"{ticket.Leg.Indicator} {ticket.Leg.ExchangeOrderId}",
        JsonSerializer.Serialize(detail, TicketAuditJson.Default.TicketAuditDetail)));
}
