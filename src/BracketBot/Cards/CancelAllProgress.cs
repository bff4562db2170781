using BracketBot.Core.CancelAll;
using BracketBot.Core.Cancels;

namespace BracketBot.Cards;

/// <summary>How far a list has come: from its tickets, which alone say what was sent, and from what was left out.</summary>
/// <param name="Skipped">Legs that nothing was sent for, by their place in the list, and why.</param>
internal sealed record CancelAllProgress(CancelAllRun Run, IReadOnlyDictionary<int, CancelTicket> Tickets, IReadOnlyDictionary<int, Skip> Skipped)
{
    public static CancelAllProgress Of(CancelAllRun run, IReadOnlyList<CancelTicket> tickets, IReadOnlyDictionary<int, Skip> skipped) =>
        new(run, tickets.Select(t => (Place: run.Place(t.Origin.Confirmation), Ticket: t)).Where(t => t.Place is not null)
            .ToDictionary(t => t.Place!.Value, t => t.Ticket), skipped);

    public int Total => Run.Legs.Count;

    public int Done => Tickets.Values.Count(IsOver) + Skipped.Keys.Count(place => !Tickets.ContainsKey(place));

    /// <summary>How many are answered, or got no answer in time, so that the order book has the last word.</summary>
    public int Waiting => Tickets.Values.Count(t => !IsOver(t) && t.State is (TicketState.Answered or TicketState.Looking));

    /// <summary>True if a list need not wait for the ticket: it has its outcome, or may take hours to get one.</summary>
    public static bool IsOver(CancelTicket ticket) => ticket.State == TicketState.Settled || ticket.Outcome == CancelOutcome.UnderWay;

    /// <summary>One for each leg, in the list's order.</summary>
    public IReadOnlyList<CancelAllResult> Results(Skip? notSent)
    {
        var legs = Run.Legs;
        return [.. Enumerable.Range(0, legs.Count).Select(i =>
        {
            var none = new CancelAllResult(legs[i].Leg.Ref, legs[i].Bracket.Symbol, null, notSent);
            return Tickets.TryGetValue(i, out var ticket) ? OfTicket(none, ticket)
                : Skipped.TryGetValue(i, out var skip) ? none with { Skip = skip }
                : none;
        })];
    }

    private static CancelAllResult OfTicket(CancelAllResult none, CancelTicket ticket)
    {
        var after = ticket.Aftermath?.Leg.After;
        return none with
        {
            Outcome = ticket.Outcome,
            Skip = null,
            Error = ticket.Answer?.Error,
            Status = after?.Status,
            Fill = after is { FillIsUntold: true, IsFilled: false, IsOpen: false } or { FilledQuantity: > 0, IsFilled: false }
                ? new PartFill(after.FilledQuantity, after.Quantity, after is { FillIsUntold: true, IsOpen: false })
                : null,
            Held = ticket.Aftermath is { } aftermath ? PositionAfter.Of(ticket.Bracket, aftermath).Held : null,
        };
    }

    /// <summary>What has failed so far, for the progress card.</summary>
    public IReadOnlyList<CancelAllResult> Failures() =>
        [.. Results(null).Where((r, i) => !r.IsGone && (Skipped.ContainsKey(i) || (Tickets.TryGetValue(i, out var t) && IsOver(t))))];
}
