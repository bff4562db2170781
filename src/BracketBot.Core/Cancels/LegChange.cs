using BracketBot.Core.Orders;

namespace BracketBot.Core.Cancels;

/// <summary>A leg of the bracket before and after the cancel.</summary>
/// <param name="Before">As the card showed it; null if it was not there.</param>
/// <param name="After">As the order book has it now; null if neither the lists nor the history name it.</param>
public sealed record LegChange(OrderLeg? Before, OrderLeg? After)
{
    public OrderLeg Latest => After ?? Before ?? throw new InvalidOperationException("A change has a leg on one side at least.");
}
