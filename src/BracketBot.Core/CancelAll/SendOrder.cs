using BracketBot.Core.Orders;

namespace BracketBot.Core.CancelAll;

/// <summary>A leg of a list, in sending order.</summary>
/// <param name="Place">Its place in <see cref="CancelAllRun.Legs"/>.</param>
/// <param name="After">The place of the leg whose cancel must end first; null for none.</param>
public sealed record SendPlace(int Place, int? After);

/// <summary>
/// The order in which a list is sent. At many brokers, cancelling one exit also cancels its sibling or closes the position. So a bracket's exits go
/// one at a time, targets before stops: if the list stops half way, the stop still stands. Brackets don't wait for each other.
/// </summary>
public static class SendOrder
{
    public static IReadOnlyList<SendPlace> Of(CancelAllRun run)
    {
        var legs = run.Legs;
        if (run.Group == CancelAllGroup.Entries)
        {
            return [.. Enumerable.Range(0, legs.Count).Select(i => new SendPlace(i, null))];
        }

        return
        [
            .. Enumerable.Range(0, legs.Count).GroupBy(i => legs[i].Bracket.Id)
                .Select(bracket => bracket.OrderBy(i => Turn(legs[i].Leg)).ToList())
                .SelectMany(chain => chain.Select((place, turn) => (Turn: turn, Sent: new SendPlace(place, turn == 0 ? null : chain[turn - 1]))))
                .OrderBy(s => s.Turn)
                .Select(s => s.Sent),
        ];
    }

    private static int Turn(OrderLeg exit) => exit.Role switch
    {
        LegRole.Target => 0,
        LegRole.StopLoss => 2,
        LegRole.Entry or LegRole.Exit => 1,
    };
}
