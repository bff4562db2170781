using BracketBot.Cards;
using BracketBot.Core.CancelAll;
using BracketBot.Core.Cancels;

namespace BracketBot.CancelAll;

/// <summary>How far a list has come: from its tickets, which alone say what was sent, and from what was left out.</summary>
/// <param name="Skipped">Legs that nothing was sent for, by their place in the list, and why.</param>
internal sealed record AllProgress(AllRun Run, IReadOnlyDictionary<int, CancelTicket> Tickets, IReadOnlyDictionary<int, string> Skipped)
{
    public static AllProgress Of(AllRun run, IReadOnlyList<CancelTicket> tickets, IReadOnlyDictionary<int, string> skipped) =>
        new(run, tickets.Select(t => (Place: run.Place(t.Origin.Confirmation), Ticket: t)).Where(t => t.Place is not null)
            .ToDictionary(t => t.Place!.Value, t => t.Ticket), skipped);

    public int Total => Run.Legs.Count;

    public int Done => Tickets.Values.Count(t => t.State == TicketState.Settled) + Skipped.Count;

    /// <summary>One for each leg, in the list's order.</summary>
    public IReadOnlyList<AllResult> Results(string notSent)
    {
        var legs = Run.Legs;
        return [.. Enumerable.Range(0, legs.Count).Select(i => Tickets.TryGetValue(i, out var ticket)
            ? new AllResult(legs[i].Leg.Ref, legs[i].Bracket.Symbol, ticket.Outcome, ticket.Answer?.Error is { } error ? ErrorLines.Word(error) : "")
            : new AllResult(legs[i].Leg.Ref, legs[i].Bracket.Symbol, null, Skipped.TryGetValue(i, out var why) ? why : notSent))];
    }

    /// <summary>What has failed so far, for the progress card.</summary>
    public IReadOnlyList<AllResult> Failures() =>
        [.. Results("").Where((r, i) => Skipped.ContainsKey(i) || (Tickets.TryGetValue(i, out var t) && t.State == TicketState.Settled && !r.IsGone))];
}
