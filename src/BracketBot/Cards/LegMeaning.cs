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
            return leg switch
            {
                { FillIsUntold: true } => ["How much of it is filled, the broker does not say: that stays a position."],
                { FilledQuantity: > 0 } => [$"The open {Amount.Units(leg.OpenQuantity)} go. The filled {Amount.Units(leg.FilledQuantity)} stay a position."],
                _ => [held == 0 ? "Nothing is held: the whole bracket goes." : $"This one is not filled. The {Amount.Units(held)} that you hold stay a position."],
            };
        }

        if (held == 0)
        {
            return ["No position is held through this bracket."];
        }

        var (holding, exit) = bracket.Side == OrderSide.Sell ? ("short", "buy back") : ("long", "sell");
        var (without, left) = leg.Role switch
        {
            LegRole.StopLoss => ("this stop", "leave you unprotected"),
            LegRole.Target => ("this target", "leave you with the stop alone"),
            LegRole.Entry or LegRole.Exit => ("this exit", "leave the position without it"),
        };
        var covers = leg.OpenQuantity < held ? $" This one covers {Amount.Units(leg.OpenQuantity)}." : "";
        return [$"You hold {Amount.Units(held)} {holding}.{covers} Without {without} the broker may {exit} at market, or {left}."];
    }
}
