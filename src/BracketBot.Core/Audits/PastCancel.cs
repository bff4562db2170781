using BracketBot.Core.Accounts;
using BracketBot.Core.Cancels;
using BracketBot.Core.Orders;

namespace BracketBot.Core.Audits;

/// <summary>A confirmed cancel, as the history shows it to its owner.</summary>
/// <param name="At">When the tap reached the bot.</param>
/// <param name="Bracket">As the card showed it.</param>
/// <param name="Leg">What was to be cancelled.</param>
/// <param name="CardText">The confirmed card, as HTML.</param>
/// <param name="State">How far the cancel has come.</param>
/// <param name="Answer">The broker's answer, with its time; null if none came.</param>
/// <param name="Outcome">Null until it is known.</param>
/// <param name="SettledAt">When the outcome became known.</param>
public sealed record PastCancel(
    TicketId Id, DateTimeOffset At, ClientId ClientId, BracketOrder Bracket, LegRef Leg, string CardText, TicketState State, BrokerAnswer? Answer,
    CancelOutcome? Outcome, DateTimeOffset? SettledAt)
{
    /// <summary>Time from the tap to the outcome; null until it is known.</summary>
    public TimeSpan? Took => SettledAt - At;

    public static PastCancel Of(CancelTicket ticket) => new(
        ticket.Id, ticket.ConfirmedAt, ticket.Account.ClientId, ticket.Bracket, ticket.Leg, ticket.CardText, ticket.State, ticket.Answer, ticket.Outcome,
        ticket.SettledAt);
}
