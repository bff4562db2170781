using BracketBot.Core.Orders;

namespace BracketBot.Core.Cancels;

/// <summary>A leg of the bracket before the cancel and after.</summary>
/// <param name="Before">As the card showed it; null where it was not there.</param>
/// <param name="After">As the order book has it now; null where neither list nor the history names it.</param>
public sealed record LegChange(OrderLeg? Before, OrderLeg? After)
{
    public OrderLeg Latest => After ?? Before ?? throw new InvalidOperationException("A change has a leg on one side at least.");
}
