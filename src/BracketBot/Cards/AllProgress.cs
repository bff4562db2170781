using BracketBot.Core.CancelAll;
using BracketBot.Core.Cancels;
using BracketBot.Core.Orders;

namespace BracketBot.Cards;

/// <summary>How far a list has come: from its tickets, which alone tell what was sent, and from the legs left out.</summary>
/// <param name="Skipped">Legs for which nothing was sent, by their place in the list, and why.</param>
internal sealed record AllProgress(AllRun Run, IReadOnlyDictionary<int, CancelTicket> Tickets, IReadOnlyDictionary<int, AllSkip> Skipped)
{
    public static AllProgress Of(AllRun run, IReadOnlyList<CancelTicket> tickets, IReadOnlyDictionary<int, AllSkip> skipped) =>
        new(run, tickets.Select(t => (Place: run.Place(t.Origin.Confirmation), Ticket: t)).Where(t => t.Place is not null)
            .ToDictionary(t => t.Place!.Value, t => t.Ticket), skipped);

    public int Total => Run.Legs.Count;

    public int Done => Tickets.Values.Count(IsOver) + Skipped.Keys.Count(place => !Tickets.ContainsKey(place));

    /// <summary>How many are answered, or got no answer in time, so that the order book has the last word.</summary>
    public int Waiting => Tickets.Values.Count(t => !IsOver(t) && t.State is (TicketState.Answered or TicketState.Looking));

    /// <summary>True if a list need not wait for the ticket: it has its outcome, or may take hours to get one.</summary>
    public static bool IsOver(CancelTicket ticket) => ticket.State == TicketState.Settled || ticket.Outcome == CancelOutcome.UnderWay;

    /// <summary>One result for each leg, in the list's order.</summary>
    public IReadOnlyList<AllResult> Results(string notSent)
    {
        var legs = Run.Legs;
        return [.. Enumerable.Range(0, legs.Count).Select(i =>
        {
            var none = new AllResult(legs[i].Leg.Ref, legs[i].Bracket.Symbol, null, notSent);
            return Tickets.TryGetValue(i, out var ticket) ? OfTicket(none, ticket)
                : Skipped.TryGetValue(i, out var skip) ? none with { Word = skip.Why, WasGone = skip.IsGone }
                : none;
        })];
    }

    private static AllResult OfTicket(AllResult none, CancelTicket ticket)
    {
        var after = ticket.Aftermath?.Leg.After;
        return none with
        {
            Outcome = ticket.Outcome,
            Word = ticket.Answer?.Error is { } error ? ErrorLines.Word(error)
                : ticket.Outcome is CancelOutcome.UnderWay or CancelOutcome.Ended ? after?.Status.Value ?? ""
                : "",
            Part = after switch
            {
                { FillIsUntold: true, IsFilled: false, IsOpen: false } => "fill not told",
                { FilledQuantity: > 0, IsFilled: false } => $"{Amount.Units(after.FilledQuantity)} of {Amount.Units(after.Quantity)} filled",
                _ => "",
            },
            Held = ticket.Aftermath is { } aftermath ? PositionAfter.Of(ticket.Bracket, aftermath).Held : null,
        };
    }

    /// <summary>What has failed so far, for the progress card.</summary>
    public IReadOnlyList<AllResult> Failures() =>
        [.. Results("").Where((r, i) => !r.IsGone && (Skipped.ContainsKey(i) || (Tickets.TryGetValue(i, out var t) && IsOver(t))))];
}
