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

    /// <summary>One line of a list: <c>SECOND SL 10.90 0/10 TRIGGER_PENDING</c>.</summary>
    public static string Short(OrderLeg leg)
    {
        var role = leg.Role switch
        {
            LegRole.StopLoss => " SL",
            LegRole.Target => " TGT",
            LegRole.Exit => " EXIT",
            _ => "",
        };
        return $"{leg.Ref.Indicator}{role} {Price(leg)} {Amount.Units(leg.FilledQuantity)}/{Amount.Units(leg.Quantity)} {leg.Status}";
    }

    public static string Side(OrderSide side) => side switch
    {
        OrderSide.Buy => "BUY",
        OrderSide.Sell => "SELL",
        _ => "?",
    };

    /// <summary><c>BUY 10 IDEA-EQ · NSE · MIS</c>.</summary>
    public static string Title(BracketOrder bracket, OrderSide side, decimal quantity) =>
        $"{Side(side)} {Amount.Units(quantity)} {bracket.Symbol} · {bracket.Exchange} · {bracket.Product}";

    public static string Quantity(BracketOrder bracket) => Amount.Units(bracket.Entry?.Quantity ?? bracket.Legs[0].Quantity);

    public static string Why(CancelBlock block) => block switch
    {
        CancelBlock.Filled => "filled",
        CancelBlock.Cancelled => "cancelled",
        CancelBlock.Rejected => "rejected",
        CancelBlock.NotYetAtExchange => "not yet confirmed by the exchange",
        _ => "no longer pending",
    };

    /// <summary>A button that picks the leg: <c>SECOND · stop 10.90</c>.</summary>
    public static string Pick(OrderLeg leg) => leg.Role switch
    {
        LegRole.Entry => $"{leg.Ref.Indicator} · {Price(leg)}",
        LegRole.StopLoss => $"{leg.Ref.Indicator} · stop {Price(leg)}",
        LegRole.Target => $"{leg.Ref.Indicator} · target {Price(leg)}",
        _ => $"{leg.Ref.Indicator} · exit {Price(leg)}",
    };
}
