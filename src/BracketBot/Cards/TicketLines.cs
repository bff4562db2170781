using System.Globalization;
using BracketBot.Core.Accounts;
using BracketBot.Core.Cancels;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Orders;

namespace BracketBot.Cards;

/// <summary>The text of a ticket: first what happened, then what it concerns, then ids.</summary>
internal static class TicketLines
{
    public static void Add(CardText text, TicketView ticket, ClientId client, TimeZoneInfo zone)
    {
        var headline = ticket switch
        {
            { Outcome: { } outcome } => OfOutcome(ticket, outcome),
            { Answer: { Taken: not null } } => "The broker took the cancel",
            { Answer: { Error: { } error } } when !Verdict.NeedsLooking(error) => Refusal(error),
            { State: TicketState.Open } => "Sending the cancel…",
            { Answer: null } => "The bot was restarted",
            _ => "No answer from the broker",
        };
        text.Bold(headline);
        AftermathLines.AddPosition(text, ticket);
        AddStory(text, ticket, zone);
        AddConcern(text, ticket);
        AftermathLines.Add(text, ticket);
        text.Line($"{ticket.Leg.Indicator} · ", new MarketTime(ticket.Answer?.AnsweredAt ?? ticket.ConfirmedAt, zone));
        text.Codes(ticket.Leg.OmsOrderId.Value, client.Value);
    }

    private static string OfOutcome(TicketView ticket, CancelOutcome outcome) => outcome switch
    {
        CancelOutcome.Cancelled => Said(ticket.Answer?.Taken) ?? "Cancelled",
        CancelOutcome.Refused or CancelOutcome.NotLoggedIn or CancelOutcome.NotSent when ticket.Answer?.Error is { } error => Refusal(error),
        CancelOutcome.AlreadyFilled => "Already filled",
        CancelOutcome.AlreadyCancelled => "Already cancelled",
        CancelOutcome.StillOpen => "Not cancelled: still open",
        CancelOutcome.UnderWay => "Cancel under way",
        CancelOutcome.Ended => ticket.Aftermath?.Leg.After is { } after ? $"No longer open: {after.Status}" : "No longer open",
        CancelOutcome.ClosedAtMarket => "Closed at market",
        CancelOutcome.Refused or CancelOutcome.NotLoggedIn => "Not cancelled",
        CancelOutcome.NotSent => "Not sent",
        CancelOutcome.Unknown => "Outcome not known",
    };

    private static string Refusal(BrokerError error) => error switch
    {
        BrokerError.Refused { Code: { } code } => $"Not cancelled: {code.ToString(CultureInfo.InvariantCulture)}",
        BrokerError.OrderNotFound { Code: { } code } => $"Not cancelled: {code.ToString(CultureInfo.InvariantCulture)}",
        BrokerError.NotLoggedIn => "Not cancelled: session over",
        BrokerError.AccessDenied e => e.Reason switch
        {
            AccessReason.Address => "Not cancelled: address not accepted",
            AccessReason.Permission => "Not cancelled: not permitted",
            AccessReason.Maintenance => "Not cancelled: broker closed",
            _ => "Not cancelled: orders refused",
        },
        BrokerError.RateLimited => "Not cancelled: rate limit",
        BrokerError.Unavailable => "Not sent: broker not reached",
        _ => "Not cancelled",
    };

    /// <summary>What the broker itself said it did; null if it said nothing.</summary>
    private static string? Said(CancelTaken? taken) => string.IsNullOrWhiteSpace(taken?.Message) ? null : taken.Message;

    private static void AddStory(CardText text, TicketView ticket, TimeZoneInfo zone)
    {
        var sentAt = new MarketTime(ticket.Answer?.SentAt ?? ticket.ConfirmedAt, zone).Bare;
        switch (ticket)
        {
            case { State: TicketState.Looking, Answer: null, Outcome: null }:
                text.Line("Whether the cancel left is not known. Reading the order book until it is. Don't send it again.");
                break;
            case { State: TicketState.Looking, Outcome: null }:
                text.Line("The cancel left at ", sentAt, ". Reading the order book until it is known. Don't send it again.");
                break;
            case { Outcome: null, Answer.Taken: { } taken }:
                // The success message often reads as if the order were gone, though it may have been filled, so the card marks it as the broker's words.
                text.LineIf(Said(taken) is not null, $"The broker said: {Said(taken)?.TrimEnd('.')}.");
                break;
            case { Outcome: CancelOutcome.UnderWay }:
                text.LineIf(ticket.Aftermath?.Leg.After is not null, $"The broker says {ticket.Aftermath?.Leg.After?.Status}. It may still fill.");
                text.Line(ticket.State == TicketState.Settled ? "It has not ended as far as the bot looked." : "Looking until it ends. Don't send it again.");
                break;
            case { Outcome: CancelOutcome.Unknown, Answer.Taken: { } taken }:
                text.Line("The cancel of ", sentAt, " was taken, and the order book did not tell what became of the leg. Check with the broker before you send it again.");
                text.LineIf(Said(taken) is not null, $"The broker said: {Said(taken)}");
                break;
            case { Outcome: CancelOutcome.Unknown }:
                text.Line("The cancel of ", sentAt, " has no answer, and the order book did not tell. Check with the broker before you send it again.");
                break;
            case { Outcome: CancelOutcome.StillOpen, Answer.Taken: { } taken }:
                text.LineIf(Said(taken) is not null, $"The broker said: {Said(taken)}");
                break;
            case { Outcome: CancelOutcome.Cancelled, Answer.Taken: null }:
                text.Line("No answer came; the order book shows it gone.");
                break;
            case { Outcome: CancelOutcome.StillOpen }:
                text.Line("No answer came, and the order book shows the leg open.");
                break;
        }

        if (ticket.Answer?.Error is not { } error)
        {
            return;
        }

        // The API's message word for word, without its code if the headline already shows that.
        var word = error switch
        {
            BrokerError.Refused { Code: not null } e => e.Message,
            BrokerError.OrderNotFound { Code: not null } e => e.Message,
            BrokerError.OutcomeUnknown e when ticket.Outcome is not null and not CancelOutcome.Unknown => e.Message,
            _ => ErrorLines.Word(error),
        };
        if (ticket.Outcome is CancelOutcome.AlreadyFilled or CancelOutcome.AlreadyCancelled)
        {
            word = ErrorLines.Word(error);
        }

        text.LineIf(word.Length > 0, word);
        var advice = ticket.Outcome is CancelOutcome.AlreadyFilled or CancelOutcome.AlreadyCancelled or CancelOutcome.UnderWay ? "" : ErrorLines.Advice(error);
        text.LineIf(advice.Length > 0, advice);
    }

    /// <summary>What the confirmed cancel was about: <c>Entry BUY 10 IDEA-EQ at 11.90</c>.</summary>
    private static void AddConcern(CardText text, TicketView ticket)
    {
        if (ticket.Bracket.Find(ticket.Leg) is not { } leg)
        {
            text.Line(ticket.Bracket.Symbol);
            return;
        }

        var quantity = ticket is { Outcome: CancelOutcome.Cancelled, Aftermath.Leg.After: { FillIsUntold: false, FilledQuantity: > 0 and var filled } } && filled < leg.Quantity
            ? $"{Amount.Units(leg.Quantity - filled)} of {Amount.Units(leg.Quantity)}"
            : Amount.Units(leg.Quantity);
        text.Parts($"{LegLines.Name(leg)} {LegLines.Side(leg.Side)} {quantity} {ticket.Bracket.Symbol}", $"at {LegLines.Price(leg)}", " ");
    }
}
