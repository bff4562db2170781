using BracketBot.Core.Orders;

namespace BracketBot.Core.Cancels;

/// <summary>What one look says about a ticket, from all evidence at once. "Cancelled" comes from a row that says so, never from absence.</summary>
/// <param name="Outcome">Null where it is not known yet.</param>
public sealed record Verdict(CancelOutcome? Outcome, Aftermath Aftermath)
{
    /// <summary>How long a refusal that speaks of something under way may still be overtaken by it.</summary>
    public static readonly TimeSpan RefusalMayMoveFor = TimeSpan.FromSeconds(15);

    /// <summary>Judges a ticket by the broker's answer, the lists that could be read, and the history.</summary>
    /// <param name="brokerTimeout">How long a request that left at the last moment may still act.</param>
    public static Verdict Of(CancelTicket ticket, Evidence evidence, TimeSpan brokerTimeout)
    {
        var after = After(ticket, evidence, ticket.ShownLeg);
        return new Verdict(OutcomeOf(ticket, after, evidence.Book.ReadAt, brokerTimeout), AftermathOf(ticket, evidence, after));
    }

    /// <summary>What is known when the time for looking is over.</summary>
    public static CancelOutcome WhenTimeIsUp(CancelTicket ticket, Aftermath? last) => (ticket.Answer, last?.Leg.After) switch
    {
        (_, { Status.Kind: OrderStatusKind.BeingCancelled, IsPending: true }) => CancelOutcome.UnderWay,
        ({ Error: { } error }, _) when OutcomeOf(error) is { } outcome => outcome,
        ({ Taken: not null }, { IsOpen: true }) => CancelOutcome.StillOpen,
        _ => CancelOutcome.Unknown,
    };

    /// <summary>True where the order book must speak: nobody knows whether the request was carried out.</summary>
    public static bool NeedsLooking(BrokerError? error) => error is not null && OutcomeOf(error) is null;

    /// <summary>True where the broker's no is final for now: the leg is free for another cancel, whatever the order book says later.</summary>
    public static bool IsDefinite(BrokerError? error) => error is not null && OutcomeOf(error) is not null && !RefusalWords.SpeakOfMoving(error);

    /// <summary>The outcome that the broker's own word gives; null where it gave none.</summary>
    public static CancelOutcome? OutcomeOf(BrokerError error) => error switch
    {
        BrokerError.OutcomeUnknown => null,
        BrokerError.NotLoggedIn => CancelOutcome.NotLoggedIn,
        BrokerError.Unavailable => CancelOutcome.NotSent,
        BrokerError.OrderNotFound or BrokerError.Refused or BrokerError.AccessDenied or BrokerError.RateLimited => CancelOutcome.Refused,

        // What has no outcome is looked at until the order book tells.
        _ => null,
    };

    /// <summary>True where the leg no longer stands at the broker.</summary>
    public static bool IsGone(CancelOutcome outcome) => outcome switch
    {
        CancelOutcome.Cancelled or CancelOutcome.AlreadyFilled or CancelOutcome.AlreadyCancelled or CancelOutcome.Ended or CancelOutcome.ClosedAtMarket => true,
        CancelOutcome.Refused or CancelOutcome.NotLoggedIn or CancelOutcome.NotSent or CancelOutcome.StillOpen or CancelOutcome.Unknown or CancelOutcome.UnderWay => false,
    };

    private static CancelOutcome? OutcomeOf(CancelTicket ticket, OrderLeg? after, DateTimeOffset readAt, TimeSpan brokerTimeout)
    {
        var taken = ticket.Answer?.Taken is not null;
        var error = ticket.Answer?.Error;
        var said = error is null ? null : OutcomeOf(error);
        var isFinal = said is not null && (!RefusalWords.SpeakOfMoving(error) || readAt >= ticket.Answer!.AnsweredAt + RefusalMayMoveFor);
        return after switch
        {
            { IsFilled: true } => taken && MarketExit.IsTurned(ticket.ShownLeg, after) ? CancelOutcome.ClosedAtMarket : CancelOutcome.AlreadyFilled,
            { Status.Kind: OrderStatusKind.Cancelled or OrderStatusKind.Rejected } => said is null ? CancelOutcome.Cancelled : CancelOutcome.AlreadyCancelled,
            { Status.Kind: OrderStatusKind.BeingCancelled, IsPending: true } => CancelOutcome.UnderWay,

            // A word that the bot does not know, on a row that no longer stands.
            { Status.Kind: OrderStatusKind.Unknown, IsPending: false, IsHistory: false } => CancelOutcome.Ended,

            // In no list, or among the completed as if it stood: between two states.
            null or { IsPending: false } => isFinal ? said : null,

            // Open. A broker that took the request may need a moment; one that gave no word may still act on a late request.
            _ when taken => null,
            _ when said is not null => isFinal ? said : null,
            _ => readAt >= ticket.SendBy + brokerTimeout ? CancelOutcome.StillOpen : null,
        };
    }

    /// <summary>A leg as all that was read has it now; null where nothing names it.</summary>
    private static OrderLeg? After(CancelTicket ticket, Evidence evidence, OrderLeg leg)
    {
        var listed = evidence.Book.Find(leg.Ref);
        var lived = evidence.History is { } history ? LegHistory.Of(history, ticket.Bracket, leg) : null;
        return (listed, lived) switch
        {
            (null, null) => null,
            (null, { } only) => only with { IsHistory = true },
            ({ } only, null) => only,

            // What a history says of an order on its way is older than the list.
            var (list, past) => past.IsFilled || past.Status.Kind is OrderStatusKind.Complete or OrderStatusKind.Cancelled or OrderStatusKind.Rejected
                ? LegStage.Merge([list, past])
                : list,
        };
    }

    private static Aftermath AftermathOf(CancelTicket ticket, Evidence evidence, OrderLeg? after)
    {
        var before = ticket.Bracket.Legs.Where(l => l.Ref != ticket.Leg).ToList();
        var now = evidence.Book.Find(ticket.Leg.OmsOrderId)?.Legs.Where(l => l.Ref != ticket.Leg).ToList() ?? [];
        var siblings = before
            .Select(b => new LegChange(b, After(ticket, evidence, b)))
            .Concat(now.Where(n => before.TrueForAll(b => b.Ref != n.Ref)).Select(n => new LegChange(null, n)));
        return new Aftermath(evidence.Book.ReadAt, new LegChange(ticket.ShownLeg, after), [.. siblings], MarketExit.Beside(ticket, evidence.Book), PendingUnread: !evidence.Book.HasPending);
    }
}
