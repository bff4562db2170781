using System.Globalization;
using BracketBot.Core.Orders;

namespace BracketBot.Cards;

/// <summary>How legs, roles and prices read.</summary>
internal static class LegLines
{
    public static string Role(LegRole role) => role switch
    {
        LegRole.Entry => "entry",
        LegRole.StopLoss => "stop loss",
        LegRole.Target => "target",
        _ => "exit leg",
    };

    /// <summary>The indicator with the role beside it where the indicator does not say it: <c>SECOND (stop loss)</c>.</summary>
    public static string Name(OrderLeg leg) => leg.Role == LegRole.Entry ? leg.Ref.Indicator.Value : $"{leg.Ref.Indicator} ({Role(leg.Role)})";

    /// <summary><c>11.90 limit</c>, <c>Trigger 94.00, limit 93.50</c>, <c>market</c>.</summary>
    public static string Prices(OrderLeg leg) => (leg.TriggerPrice, leg.Price) switch
    {
        ({ } trigger, { } price) => $"Trigger {Amount.Price(trigger)}, limit {Amount.Price(price)}",
        ({ } trigger, null) => $"Trigger {Amount.Price(trigger)}, market",
        (null, { } price) => $"{Amount.Price(price)} limit",
        _ => "market",
    };

    /// <summary>The price that a trader knows the leg by; "" where it has none.</summary>
    public static string Price(OrderLeg leg) => (leg.TriggerPrice ?? leg.Price) is { } price ? Amount.Price(price) : "market";

    public static string Filled(OrderLeg leg) => $"{Amount.Units(leg.FilledQuantity)} of {Amount.Units(leg.Quantity)} filled";

    /// <summary>One line of a list: <c>SECOND SL 10.90 0/10 open</c>.</summary>
    public static string Short(OrderLeg leg) => $"{Start(leg)} {Amount.Units(leg.FilledQuantity)}/{Amount.Units(leg.Quantity)} {State(leg)}";

    /// <summary>
    /// A list of legs. Rows that differ in nothing but quantity are one line: an entry that fills in parts has an exit pair for each, and as
    /// an answer to "what is open" their sum says more: <c>SECOND SL 745.50 0/60 open, in 2</c>.
    /// </summary>
    public static IEnumerable<string> Short(IEnumerable<OrderLeg> legs) =>
        from leg in legs
        group leg by $"{Start(leg)} {State(leg)}" into same
        let rows = same.ToList()
        let sum = rows[0] with { Quantity = rows.Sum(l => l.Quantity), FilledQuantity = rows.Sum(l => l.FilledQuantity) }
        select rows.Count == 1 ? Short(sum) : $"{Short(sum)}, in {rows.Count.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>A status in a word. One that the bot does not know, or that ends a leg unfilled, is the broker's own.</summary>
    public static string State(OrderLeg leg) => leg switch
    {
        { Block: CancelBlock.NotYetAtExchange } => "not at exchange",
        { Status.Kind: OrderStatusKind.Open, IsPending: true } => "open",
        { IsFilled: true } => "filled",
        { Status.Kind: OrderStatusKind.Complete } => "filled",
        _ => leg.Status.Value,
    };

    private static string Start(OrderLeg leg)
    {
        var role = leg.Role switch
        {
            LegRole.StopLoss => " SL",
            LegRole.Target => " TGT",
            LegRole.Exit => " EXIT",
            _ => "",
        };
        return $"{leg.Ref.Indicator}{role} {Price(leg)}";
    }

    public static string Side(OrderSide side) => side switch
    {
        OrderSide.Buy => "BUY",
        OrderSide.Sell => "SELL",
        _ => "?",
    };

    /// <summary><c>BUY 10 IDEA-EQ · NSE · MIS</c>.</summary>
    public static void AddTitle(CardText text, BracketOrder bracket, OrderSide side, string quantity) =>
        text.Parts($"{Side(side)} {quantity} {bracket.Symbol}", $"{bracket.Exchange} · {bracket.Product}");

    /// <summary>What the entry was for; where its row is not in the book, what the exits still hold.</summary>
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
        _ => "no longer pending",
    };

    /// <summary>The same after a leg's name: <c>ENTRY is already filled</c>.</summary>
    public static string IsWhy(CancelBlock block) => block switch
    {
        CancelBlock.Filled or CancelBlock.Cancelled => $"is already {Why(block)}",
        CancelBlock.Rejected => $"was {Why(block)}",
        CancelBlock.NotYetAtExchange => "is not at the exchange yet",
        CancelBlock.BeingCancelled => "is being cancelled already",
        _ => $"is {Why(block)}",
    };

    /// <summary>A button that picks the leg among these: <c>SECOND · stop 10.90</c>, with the quantity where another one reads the same.</summary>
    public static string Pick(OrderLeg leg, IReadOnlyList<OrderLeg> among) =>
        among.Count(other => Pick(other) == Pick(leg)) > 1 ? $"{Pick(leg)} · {Amount.Units(leg.OpenQuantity)}" : Pick(leg);

    /// <summary>A button that picks the leg: <c>SECOND · stop 10.90</c>.</summary>
    public static string Pick(OrderLeg leg) => leg.Role switch
    {
        LegRole.Entry => $"{leg.Ref.Indicator} · {Price(leg)}",
        LegRole.StopLoss => $"{leg.Ref.Indicator} · stop {Price(leg)}",
        LegRole.Target => $"{leg.Ref.Indicator} · target {Price(leg)}",
        _ => $"{leg.Ref.Indicator} · exit {Price(leg)}",
    };
}
