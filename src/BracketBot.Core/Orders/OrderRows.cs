namespace BracketBot.Core.Orders;

/// <summary>One list of rows from the broker, with warnings for the rows that could not be read.</summary>
public sealed record OrderRows(IReadOnlyList<OrderRow> Rows, IReadOnlyList<RowWarning> Warnings)
{
    public static readonly OrderRows Empty = new([], []);
}
