using System.Globalization;
using BracketBot.Core.Cancels;
using BracketBot.Core.Orders;

namespace BracketBot.Cards;

/// <summary>Text for legs, roles and prices.</summary>
internal static class LegLines
{
    /// <summary>What a trader calls the leg: <c>entry</c>, <c>stop</c>, <c>target</c>; with the broker's indicator if the role is unknown.</summary>
    public static string Word(OrderLeg leg) => leg.Role switch
    {
        LegRole.Entry => "entry",
        LegRole.StopLoss => "stop",
        LegRole.Target => "target",
        LegRole.Exit => $"exit {leg.Ref.Indicator}",
    };

    /// <summary>The same, for the start of a line.</summary>
    public static string Name(OrderLeg leg) => $"{char.ToUpperInvariant(Word(leg)[0])}{Word(leg)[1..]}";

    /// <summary>The same for a leg known by its ids alone; the indicator if the bracket does not have it.</summary>
    public static string Name(BracketOrder? bracket, LegRef leg) => bracket?.Find(leg) is { } found ? Name(found) : leg.Indicator.Value;

    /// <summary><c>11.90 limit</c>, <c>Trigger 94.00, limit 93.50</c>, <c>market</c>.</summary>
    public static string Prices(OrderLeg leg) => (leg.TriggerPrice, leg.Price) switch
    {
        ({ } trigger, { } price) => $"Trigger {Amount.Price(trigger)}, limit {Amount.Price(price)}",
        ({ } trigger, null) => $"Trigger {Amount.Price(trigger)}, market",
        (null, { } price) => $"{Amount.Price(price)} limit",
        _ => "market",
    };

    /// <summary>The price that a trader knows the leg by; <c>market</c> if it has none.</summary>
    public static string Price(OrderLeg leg) => (leg.TriggerPrice ?? leg.Price) is { } price ? Amount.Price(price) : "market";

    public static string Filled(OrderLeg leg) => $"{Amount.Units(leg.FilledQuantity)} of {Amount.Units(leg.Quantity)} filled";

    /// <summary>One line of a list: <c>Stop 10.90 · 0/10 open</c>.</summary>
    public static string Short(OrderLeg leg) => $"{Name(leg)} {Price(leg)} · {Amount.Units(leg.FilledQuantity)}/{Amount.Units(leg.Quantity)} {State(leg)}";

    /// <summary>
    /// A list of legs. Rows that differ only in quantity become one line: an entry that fills in parts has an exit pair for each part, and their sum answers
    /// "what is open" better: <c>Stop 745.50 · 0/60 open, 2 orders</c>.
    /// </summary>
    public static IEnumerable<string> Short(IEnumerable<OrderLeg> legs) =>
        from leg in legs
        group leg by $"{Name(leg)} {Price(leg)} {State(leg)}" into same
        let rows = same.ToList()
        let sum = rows[0] with { Quantity = rows.Sum(l => l.Quantity), FilledQuantity = rows.Sum(l => l.FilledQuantity) }
        select rows.Count == 1 ? Short(sum) : $"{Short(sum)}, {rows.Count.ToString(CultureInfo.InvariantCulture)} orders";

    /// <summary>A status in a word. One that the bot does not know, or that ends a leg unfilled, is shown in the broker's own word.</summary>
    public static string State(OrderLeg leg) => leg switch
    {
        { Block: CancelBlock.NotYetAtExchange } => "not at exchange",
        { Status.Kind: OrderStatusKind.Open, IsPending: true } => "open",
        { IsFilled: true } => "filled",
        { Status.Kind: OrderStatusKind.Complete } => "filled",
        _ => leg.Status.Value,
    };

    public static string Side(OrderSide side) => side switch
    {
        OrderSide.Buy => "BUY",
        OrderSide.Sell => "SELL",
        OrderSide.Unknown => "?",
    };

    /// <summary><c>BUY 10 IDEA-EQ · NSE · MIS</c>.</summary>
    public static void AddTitle(CardText text, BracketOrder bracket, OrderSide side, string quantity) =>
        text.Parts($"{Side(side)} {quantity} {bracket.Symbol}", $"{bracket.Exchange} · {bracket.Product}");

    /// <summary>The entry's quantity; if its row is not in the book, what the exits still hold.</summary>
    public static string Quantity(BracketOrder bracket) => Amount.Units(bracket switch
    {
        { Entry: not null } => bracket.Legs.Where(l => l.Role == LegRole.Entry).Sum(l => l.Quantity),
        { HeldQuantity: > 0 } => bracket.HeldQuantity,
        _ => bracket.Legs[0].Quantity,
    });

    /// <summary>Enough of an id to tell orders of one symbol apart.</summary>
    public static string Tail(string id) => id.Length > 4 ? $"…{id[^4..]}" : id;

    public static string Why(CancelBlock block) => block switch
    {
        CancelBlock.Filled => "filled",
        CancelBlock.Cancelled => "cancelled",
        CancelBlock.Rejected => "rejected",
        CancelBlock.NotYetAtExchange => "not yet confirmed by the exchange",
        CancelBlock.BeingCancelled => "being cancelled",
        CancelBlock.LegUnclear => "not surely a leg",
        CancelBlock.IdUnclear => "without a whole id",
        CancelBlock.StatusUnclear => "without a status",
        CancelBlock.NotPending => "no longer pending",
    };

    /// <summary><c>filled 0 → 4, price 11.90 → 12.00</c></summary>
    public static string Differences(IEnumerable<LegDifference> differences) =>
        string.Join(", ", differences.Select(d => Difference(d)).Select(d => $"{char.ToLowerInvariant(d[0])}{d[1..]}"));

    /// <summary><c>Filled 0 → 4</c></summary>
    public static string Difference(LegDifference difference) => $"{Field(difference.What)} {difference.Was} → {difference.Is}";

    /// <summary>The same after a leg's name: <c>Entry is already filled</c>.</summary>
    public static string IsWhy(CancelBlock block) => block switch
    {
        CancelBlock.Filled or CancelBlock.Cancelled => $"is already {Why(block)}",
        CancelBlock.Rejected => $"was {Why(block)}",
        CancelBlock.NotYetAtExchange => "is not at the exchange yet",
        CancelBlock.BeingCancelled => "is being cancelled already",
        CancelBlock.NotPending or CancelBlock.LegUnclear or CancelBlock.IdUnclear or CancelBlock.StatusUnclear => $"is {Why(block)}",
    };

    /// <summary>A button that picks one of these legs: <c>Stop 10.90</c>, with whatever more is needed to tell it from the others.</summary>
    public static string Pick(OrderLeg leg, IReadOnlyList<OrderLeg> among)
    {
        Func<OrderLeg, string>[] ways =
        [
            Pick, l => $"{Pick(l)} · {Amount.Units(l.OpenQuantity)}", l => $"{Pick(l)} · {Amount.Units(l.OpenQuantity)} #{Tail(l.Ref.ExchangeOrderId.Value)}",
        ];
        return (Array.Find(ways, w => among.Count(other => w(other) == w(leg)) == 1) ?? ways[^1])(leg);
    }

    /// <summary>A button that picks the leg: <c>Stop 10.90</c>.</summary>
    public static string Pick(OrderLeg leg) => $"{Name(leg)} {Price(leg)}";

    private static string Field(LegDifference.Field field) => field switch
    {
        LegDifference.Field.Filled => "Filled",
        LegDifference.Field.Quantity => "Quantity",
        LegDifference.Field.Price => "Price",
        LegDifference.Field.Trigger => "Trigger",
        LegDifference.Field.Held => "Held",
        LegDifference.Field.Status => "Status",
    };
}
