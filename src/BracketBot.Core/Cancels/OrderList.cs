namespace BracketBot.Core.Cancels;

/// <summary>Which half of the order book: <c>type=pending</c> or <c>type=completed</c>.</summary>
public enum OrderList
{
    Pending,
    Completed,
}
