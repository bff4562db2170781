namespace BracketBot.Core.Audits;

/// <summary>One line of the append-only record: who did what, when, and what came of it. Never holds a secret.</summary>
/// <param name="Id">Ordered by time (UUID version 7, as text).</param>
/// <param name="At">When.</param>
/// <param name="Event">What: <c>confirmed</c>, <c>answered</c>, <c>settled</c>, ….</param>
/// <param name="UserId">Telegram id of the user who acted, or for whom the bot acted.</param>
/// <param name="ClientId">The broker's client.</param>
/// <param name="TicketId">The ticket it is about, if any.</param>
/// <param name="OmsOrderId">The bracket it is about, if any.</param>
/// <param name="Leg">Indicator and exchange order id.</param>
/// <param name="Detail">JSON: what the card said, the request, the answer, times in ms.</param>
public sealed record AuditEntry(
    string Id, DateTimeOffset At, string Event, long UserId, string ClientId, string? TicketId, string? OmsOrderId, string? Leg, string Detail);
