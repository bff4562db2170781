namespace BracketBot.Core.Orders;

/// <summary>A row of the order book that was skipped.</summary>
/// <param name="Row">Names the row: its place in the list, and its id if it has one.</param>
/// <param name="Problem">What is wrong with it.</param>
public sealed record RowWarning(string Row, string Problem);
