using BracketBot.Core.Orders;

namespace BracketBot.Cards;

/// <summary>What cancelling a leg means for the position, as far as is known. Brokers differ on exit legs, so it says "may".</summary>
internal static class LegMeaning
{
    public static IReadOnlyList<string> Of(BracketOrder bracket, OrderLeg leg)
    {
        var held = bracket.HeldQuantity;
        if (leg.Role == LegRole.Entry)
        {
            return [OfEntry(leg, held, bracket.HeldIsUntold)];
        }

        var (holding, exit) = bracket.Side == OrderSide.Sell ? ("short", "buy back") : ("long", "sell");
        if (bracket.HeldIsUntold)
        {
            return [$"How much you hold, the broker does not say. Without this leg it may {exit} at market, or leave a position unprotected."];
        }

        if (held == 0)
        {
            return ["No position is held through this bracket."];
        }

        var (without, left) = leg.Role switch
        {
            LegRole.StopLoss => ("this stop", "leave you unprotected"),
            LegRole.Target => ("this target", "leave you with the stop alone"),
            LegRole.Entry or LegRole.Exit => ("this exit", "leave the position without it"),
        };
        var covers = leg.OpenQuantity < held ? $" This one covers {Amount.Units(leg.OpenQuantity)}." : "";
        return [$"You hold {Amount.Units(held)} {holding}.{covers} Without {without} the broker may {exit} at market, or {left}."];
    }

    private static string OfEntry(OrderLeg leg, decimal held, bool isUntold) => leg switch
    {
        { FillIsUntold: true } => "How much of it is filled, the broker does not say: that stays a position.",
        _ when isUntold => $"The open {Amount.Units(leg.OpenQuantity)} go. How much you hold, the broker does not say: that stays a position.",
        { FilledQuantity: 0 } when held == 0 => "Nothing is held: the whole bracket goes.",
        { FilledQuantity: 0 } => $"This one is not filled. The {Amount.Units(held)} that you hold stay a position.",
        _ when held == 0 => $"The open {Amount.Units(leg.OpenQuantity)} go. The filled {Amount.Units(leg.FilledQuantity)} are closed already: nothing is held.",
        _ when held == leg.FilledQuantity => $"The open {Amount.Units(leg.OpenQuantity)} go. The filled {Amount.Units(held)} stay a position.",
        _ => $"The open {Amount.Units(leg.OpenQuantity)} go. The {Amount.Units(held)} that you hold stay a position.",
    };
}
