using BracketBot.Core.CancelAll;
using BracketBot.Core.Cancels;

namespace BracketBot.Cards;

/// <summary>How far a list has come: from its tickets, which alone say what was sent, and from what was left out.</summary>
/// <param name="Skipped">Legs that nothing was sent for, by their place in the list, and why.</param>
internal sealed record AllProgress(AllRun Run, IReadOnlyDictionary<int, CancelTicket> Tickets, IReadOnlyDictionary<int, AllSkip> Skipped)
{
    public static AllProgress Of(AllRun run, IReadOnlyList<CancelTicket> tickets, IReadOnlyDictionary<int, AllSkip> skipped) =>
        new(run, tickets.Select(t => (Place: run.Place(t.Origin.Confirmation), Ticket: t)).Where(t => t.Place is not null)
            .ToDictionary(t => t.Place!.Value, t => t.Ticket), skipped);

    public int Total => Run.Legs.Count;

    public int Done => Tickets.Values.Count(t => t.State == TicketState.Settled) + Skipped.Keys.Count(place => !Tickets.ContainsKey(place));

    /// <summary>Answered, or not answered in time: the order book has the last word.</summary>
    public int Waiting => Tickets.Values.Count(t => t.State is TicketState.Answered or TicketState.Looking);

    /// <summary>One for each leg, in the list's order.</summary>
    public IReadOnlyList<AllResult> Results(string notSent)
    {
        var legs = Run.Legs;
        return [.. Enumerable.Range(0, legs.Count).Select(i =>
        {
            var none = new AllResult(legs[i].Leg.Ref, legs[i].Bracket.Symbol, null, notSent);
            return Tickets.TryGetValue(i, out var ticket) ? none with { Outcome = ticket.Outcome, Word = ticket.Answer?.Error is { } error ? ErrorLines.Word(error) : "" }
                : Skipped.TryGetValue(i, out var skip) ? none with { Word = skip.Why, WasGone = skip.IsGone }
                : none;
        })];
    }

    /// <summary>What has failed so far, for the progress card.</summary>
    public IReadOnlyList<AllResult> Failures() =>
        [.. Results("").Where((r, i) => !r.IsGone && (Skipped.ContainsKey(i) || (Tickets.TryGetValue(i, out var t) && t.State == TicketState.Settled)))];
}
