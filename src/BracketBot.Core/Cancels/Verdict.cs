using BracketBot.Core.Orders;

namespace BracketBot.Core.Cancels;

/// <summary>What one reading of the order book says about a ticket.</summary>
/// <param name="Outcome">Null where it is not known yet.</param>
public sealed record Verdict(CancelOutcome? Outcome, Aftermath Aftermath)
{
    /// <summary>Judges a ticket by the order book (both lists) and, where the leg stands in neither, by the order's history.</summary>
    /// <param name="brokerTimeout">How long a request that left at the last moment may still act.</param>
    public static Verdict Of(CancelTicket ticket, OrderBook book, OrderBook? history, TimeSpan brokerTimeout)
    {
        var after = book.Find(ticket.Leg) ?? history?.Find(ticket.Leg);
        var allRead = book.HasCompleted && history is not null;
        return new Verdict(OutcomeOf(ticket, after, allRead, book, brokerTimeout), AftermathOf(ticket, book, history, after));
    }

    /// <summary>What is known when the time for looking is over.</summary>
    public static CancelOutcome WhenTimeIsUp(CancelTicket ticket, Aftermath? last) => ticket.Answer switch
    {
        { Error: { } error } when OutcomeOf(error) is { } outcome => outcome,
        { Taken: not null } when last is { Leg.After.IsOpen: true } => CancelOutcome.StillOpen,
        { Taken: not null } when last is { Leg.After: null } => CancelOutcome.Cancelled,
        _ => CancelOutcome.Unknown,
    };

    /// <summary>True where the order book must speak: nobody knows whether the request was carried out.</summary>
    public static bool NeedsLooking(BrokerError? error) => error is not null && OutcomeOf(error) is null;

    /// <summary>The outcome that the broker's own word gives; null where it gave none.</summary>
    public static CancelOutcome? OutcomeOf(BrokerError error) => error switch
    {
        BrokerError.OutcomeUnknown => null,
        BrokerError.NotLoggedIn => CancelOutcome.NotLoggedIn,
        BrokerError.Unavailable => CancelOutcome.NotSent,
        _ => CancelOutcome.Refused,
    };

    private static CancelOutcome? OutcomeOf(CancelTicket ticket, OrderLeg? after, bool allRead, OrderBook book, TimeSpan brokerTimeout)
    {
        var taken = ticket.Answer?.Taken is not null;
        var said = ticket.Answer?.Error is { } error ? OutcomeOf(error) : null;
        return after switch
        {
            { Status.Kind: OrderStatusKind.Complete } => CancelOutcome.AlreadyFilled,
            { Status.Kind: OrderStatusKind.Cancelled or OrderStatusKind.Rejected } =>
                said is null ? CancelOutcome.Cancelled : CancelOutcome.AlreadyCancelled,

            // In no list, and the history does not know better: between two states.
            { IsPending: false, Status.Kind: OrderStatusKind.Open } when taken && book.Find(ticket.Leg) is null => null,

            // The broker took it and the leg no longer stands: gone, under whatever word. In no list at all it may be between the
            // two (the lists are read one beside the other), so both lists and the history must have been read.
            { IsPending: false } when taken => CancelOutcome.Cancelled,
            null when taken => allRead ? CancelOutcome.Cancelled : null,
            null or { IsPending: false } => said,

            // Open. A broker that took the request may need a moment; one that gave no word may still act on a late request.
            _ when taken => null,
            _ when said is not null => said,
            _ => book.ReadAt >= ticket.SendBy + brokerTimeout ? CancelOutcome.StillOpen : null,
        };
    }

    private static Aftermath AftermathOf(CancelTicket ticket, OrderBook book, OrderBook? history, OrderLeg? after)
    {
        var before = ticket.Bracket.Legs.Where(l => l.Ref != ticket.Leg).ToList();
        var now = book.Find(ticket.Leg.OmsOrderId)?.Legs.Where(l => l.Ref != ticket.Leg).ToList() ?? [];
        var siblings = before
            .Select(b => new LegChange(b, now.Find(n => n.Ref == b.Ref) ?? history?.Find(b.Ref)))
            .Concat(now.Where(n => before.TrueForAll(b => b.Ref != n.Ref)).Select(n => new LegChange(null, n)));
        return new Aftermath(book.ReadAt, new LegChange(ticket.ShownLeg, after), [.. siblings]);
    }
}
