using BracketBot.Core.Orders;

namespace BracketBot.Core.Cancels;

/// <summary>What one look tells about a ticket, from all evidence together. "Cancelled" comes from a row that says so, never from absence.</summary>
/// <param name="Outcome">Null if not known yet.</param>
public sealed record Verdict(CancelOutcome? Outcome, Aftermath Aftermath)
{
    /// <summary>A refusal that mentions something under way stays provisional for this long, since that may still take effect.</summary>
    public static readonly TimeSpan RefusalMayMoveFor = TimeSpan.FromSeconds(15);

    /// <summary>Judges a ticket by the broker's answer, the lists that could be read, and the history.</summary>
    /// <param name="brokerTimeout">How long a request sent at the last moment may still take effect.</param>
    public static Verdict Of(CancelTicket ticket, Evidence evidence, TimeSpan brokerTimeout)
    {
        var after = After(ticket, evidence, ticket.ShownLeg);
        return new Verdict(OutcomeOf(ticket, after, evidence.Book.ReadAt, brokerTimeout), AftermathOf(ticket, evidence, after));
    }

    /// <summary>The outcome when the time for looking is over.</summary>
    public static CancelOutcome WhenTimeIsUp(CancelTicket ticket, Aftermath? last) => (ticket.Answer, last?.Leg.After) switch
    {
        (_, { Status.Kind: OrderStatusKind.BeingCancelled, IsPending: true }) => CancelOutcome.UnderWay,
        ({ Error: { } error }, _) when OutcomeOf(error) is { } outcome => outcome,
        ({ Taken: not null }, { IsOpen: true }) => CancelOutcome.StillOpen,
        _ => CancelOutcome.Unknown,
    };

    /// <summary>True if it is unknown whether the request was carried out, so the order book has to be read.</summary>
    public static bool NeedsLooking(BrokerError? error) => error is not null && OutcomeOf(error) is null;

    /// <summary>True if the broker's refusal is final for now: the leg can be cancelled again, whatever the order book shows later.</summary>
    public static bool IsDefinite(BrokerError? error) => error is not null && OutcomeOf(error) is not null && !RefusalWords.SpeakOfMoving(error);

    /// <summary>The outcome that the broker's answer implies; null if it implies none.</summary>
    public static CancelOutcome? OutcomeOf(BrokerError error) => error switch
    {
        BrokerError.OutcomeUnknown => null,
        BrokerError.NotLoggedIn => CancelOutcome.NotLoggedIn,
        BrokerError.Unavailable => CancelOutcome.NotSent,
        BrokerError.OrderNotFound or BrokerError.Refused or BrokerError.AccessDenied or BrokerError.RateLimited => CancelOutcome.Refused,

        // Without an outcome, the bot reads the order book until it tells.
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

            // A row that is no longer pending, with a status that the bot does not know.
            { Status.Kind: OrderStatusKind.Unknown, IsPending: false, IsHistory: false } => CancelOutcome.Ended,

            // In no list, or in the completed list with an open status: between two states.
            null or { IsPending: false } => isFinal ? said : null,

            // Open. A broker that accepted the request may need a moment; one that did not answer may still act on a late request.
            _ when taken => null,
            _ when said is not null => isFinal ? said : null,
            _ => readAt >= ticket.SendBy + brokerTimeout ? CancelOutcome.StillOpen : null,
        };
    }

    /// <summary>A leg as the combined evidence has it now; null if nothing names it.</summary>
    private static OrderLeg? After(CancelTicket ticket, Evidence evidence, OrderLeg leg)
    {
        var listed = evidence.Book.Find(leg.Ref);
        var lived = evidence.History is { } history ? LegHistory.Of(history, ticket.Bracket, leg) : null;
        return (listed, lived) switch
        {
            (null, null) => null,
            (null, { } only) => only with { IsHistory = true },
            ({ } only, null) => only,

            // The list is newer than a history that shows the order still on its way.
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
