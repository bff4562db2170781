using BracketBot.Core.Orders;

namespace BracketBot.Core.Alerts;

/// <summary>The legs that an alert's card offers to cancel, safest choice first.</summary>
public static class AlertChoices
{
    /// <summary>How many buttons come before "More".</summary>
    public const int First = 6;

    /// <summary>
    /// First the leg that the alert names, then entries (they hold no position yet), targets, other exits, and stops last, because cancelling a stop
    /// removes the most protection.
    /// </summary>
    public static IReadOnlyList<LegChoice> Of(Alert alert, IReadOnlyList<BracketOrder> brackets) =>
        [.. brackets
            .SelectMany(b => b.Legs.Where(l => l.Block is null).Select(l => new LegChoice(b, l)))
            .OrderBy(c => alert.Leg.Length > 0 && LegWord.Resolve(c.Bracket, alert.Leg).Contains(c.Leg) ? 0 : 1)
            .ThenBy(c => c.Leg.Role switch
            {
                LegRole.Entry => 0,
                LegRole.Target => 1,
                LegRole.Exit => 2,
                LegRole.StopLoss => 3,
            })];
}
