using BracketBot.Core.CancelAll;
using BracketBot.Core.Cancels;
using BracketBot.Core.Orders;

namespace BracketBot.Cards;

/// <summary>Text lines about the legs of a list.</summary>
internal static class CancelAllLines
{
    /// <summary>The most that are named one by one; more are only counted.</summary>
    public const int Named = 8;

    /// <summary><c>1 entry</c>, <c>5 open exits</c>.</summary>
    public static string Count(int count, CancelAllGroup group, string which = "") => (group, count) switch
    {
        (CancelAllGroup.Entries, 1) => $"1 {which}entry",
        (CancelAllGroup.Entries, _) => $"{count} {which}entries",
        (_, 1) => $"1 {which}exit",
        _ => $"{count} {which}exits",
    };

    public static string Legs(int count) => count == 1 ? "1 leg" : $"{count} legs";

    /// <summary><c>IDEA-EQ 10 long</c>.</summary>
    public static string Position(BracketOrder bracket) => Position(bracket, bracket.HeldQuantity);

    public static string Position(BracketOrder bracket, decimal held) =>
        $"{bracket.Symbol} {Amount.Units(held)} {(bracket.Side == OrderSide.Sell ? "short" : "long")}";

    /// <summary>The broker's word for what became of a leg, or why nothing was sent for it; "" for nothing to add.</summary>
    public static string Word(CancelAllResult result) => result switch
    {
        { Skip: { } skip } => Why(skip),
        { Error: { } error } => ErrorLines.Word(error),
        { Outcome: CancelOutcome.UnderWay or CancelOutcome.Ended, Status: { } status } => status.Value,
        _ => result.Word,
    };

    /// <summary><c>40 of 100 filled</c>; "" where nothing was filled in part.</summary>
    public static string Part(CancelAllResult result) => result.Fill switch
    {
        { IsUntold: true } => "fill not told",
        { } fill => $"{Amount.Units(fill.Filled)} of {Amount.Units(fill.Quantity)} filled",
        null => result.Part,
    };

    private static string Why(Skip skip) => skip.Reason switch
    {
        SkipReason.SessionOver => "not sent: session over",
        SkipReason.BrokerClosed => "not sent: broker closed",
        SkipReason.AddressRefused => "not sent: address not accepted",
        SkipReason.Changed when skip.Changes is { Count: > 0 } changes => $"not sent: {LegLines.Differences(changes)}",
        SkipReason.Changed => "not sent: it changed",
        SkipReason.NotAtExchange => "not sent: not at the exchange yet",
        SkipReason.BeingCancelled => "not sent: being cancelled already",
        SkipReason.Gone => skip.Block is { } block ? LegLines.Why(block) : "no longer open",
        SkipReason.NotInBook => "not sent: not in the order book",
        SkipReason.CancelUnderWay => "not sent: a cancel of it is on its way",
        SkipReason.ExitInDoubt => "not sent: the exit before it is in doubt",
        SkipReason.Stopped => "not sent: stopped",
        SkipReason.TimeOver => "not sent: its time was over",
        SkipReason.NotAllowed => "not sent: no longer allowed",
    };

    /// <summary>Each leg where they are few; else how many of each symbol, which is what can be checked at a glance.</summary>
    public static void AddNames(CardText text, IReadOnlyList<LegChoice> legs)
    {
        if (legs.Count <= Named)
        {
            foreach (var (bracket, leg) in legs)
            {
                text.Line($"{bracket.Symbol} · {LegLines.Pick(leg)} · {LegLines.Side(leg.Side)} {Amount.Units(leg.OpenQuantity)}");
            }

            return;
        }

        var symbols = legs.GroupBy(l => l.Bracket.Symbol).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).ToList();
        foreach (var symbol in symbols.Take(Named))
        {
            // A position's stop and target cover the same units, so their sum would say nothing.
            var units = symbol.All(l => l.Leg.Role == LegRole.Entry) ? $" · {Amount.Units(symbol.Sum(l => l.Leg.OpenQuantity))} units" : "";
            text.Line($"{symbol.Key} · {Legs(symbol.Count())}{units}");
        }

        text.LineIf(symbols.Count > Named, $"and {symbols.Count - Named} more symbols");
    }

    /// <summary>What is left afterwards: a sentence, then the positions it concerns.</summary>
    public static IReadOnlyList<string> Left(CancelAllPreview preview, CancelAllGroup group)
    {
        var held = preview.Brackets.Where(b => b.HeldQuantity > 0).ToList();
        var untold = preview.Brackets.Count(b => b.HeldIsUntold);
        IReadOnlyList<string> unknown = untold > 0 ? [$"How much is held through {untold} of them, the broker does not say."] : [];
        if (group == CancelAllGroup.Entries)
        {
            // What is held through brackets that only have exits in the preview is not touched by this half.
            var entries = preview.Legs(CancelAllGroup.Entries).Select(c => c.Bracket.Id).ToHashSet();
            held = [.. held.Where(b => entries.Contains(b.Id))];
            return held.Count > 0 ? [$"You will still hold {Positions(held.Count)}, with exits.", .. Names(held), .. unknown]
                : untold > 0 ? unknown
                : ["You hold nothing through them."];
        }

        var stops = preview.Legs(CancelAllGroup.Exits).Where(c => c.Leg.MayBeStop).Select(c => c.Bracket.Id).ToHashSet();
        var exposed = held.Where(b => stops.Contains(b.Id)).ToList();
        return exposed.Count > 0 ? [$"Afterwards {Positions(exposed.Count)} may be without a stop, or closed at market.", .. Names(exposed), .. unknown]
            : untold > 0 ? unknown
            : ["No stop of a position is among them."];
    }

    /// <summary>Positions that lost their stops with the list.</summary>
    public static IReadOnlyList<string> Bare(CancelAllRun run, IReadOnlyList<CancelAllResult> results)
    {
        var gone = results.Where(r => r.IsCancelled).Select(r => r.Leg).ToHashSet();
        var bare = run.Legs.Select(l => l.Bracket).DistinctBy(b => b.Id)
            .Where(b => b.HeldQuantity > 0 && b.Legs.Any(l => l.MayBeStop && gone.Contains(l.Ref)) && !b.Legs.Any(l => l.MayBeStop && l.IsOpen && !gone.Contains(l.Ref)));

        // Without a reading, what the card showed: exits only reduce it.
        return Held("No stop stands for", bare.Select(b => (b, HeldAfter(b, results) ?? b.HeldQuantity)));
    }

    /// <summary>Positions that entries of the list have left: filled before the cancel came, or in part.</summary>
    public static IReadOnlyList<string> Filled(CancelAllRun run, IReadOnlyList<CancelAllResult> results) => Held(
        "You hold", run.Legs.Where(l => l.Leg.Role == LegRole.Entry).Select(l => l.Bracket).DistinctBy(b => b.Id).Select(b => (b, HeldAfter(b, results) ?? 0)));

    /// <summary>The smallest reading, because exits only reduce what is held; null without a reading.</summary>
    private static decimal? HeldAfter(BracketOrder bracket, IReadOnlyList<CancelAllResult> results) => results.Where(r => r.Leg.OmsOrderId == bracket.Id).Min(r => r.Held);

    /// <summary>A sentence, then the positions it concerns; nothing where nothing is held.</summary>
    private static IReadOnlyList<string> Held(string what, IEnumerable<(BracketOrder Bracket, decimal Units)> brackets)
    {
        var held = brackets.Where(b => b.Units > 0).Select(b => Position(b.Bracket, b.Units)).ToList();
        return held.Count == 0 ? [] : [$"{what} {Positions(held.Count)}:", .. Names(held)];
    }

    public static string Filter(CancelAllFilter filter) => string.Join(" · ", new[]
    {
        filter.Symbol,
        filter.Group switch
        {
            CancelAllGroup.Entries => "entries only",
            CancelAllGroup.Exits => "exits only",
            null => "",
        },
        filter.Only is { } only ? $"the {only.Count} that were left" : "",
    }.Where(p => p.Length > 0));

    private static string Positions(int count) => count == 1 ? "1 position" : $"{count} positions";

    private static IEnumerable<string> Names(List<BracketOrder> brackets) => Names([.. brackets.Select(b => Position(b))]);

    private static IEnumerable<string> Names(List<string> positions) =>
        [.. positions.Take(Named), .. positions.Count > Named ? new[] { $"and {positions.Count - Named} more" } : []];
}
