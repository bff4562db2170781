namespace BracketBot.Core.Orders;

/// <summary>One list of rows as the broker gave it, with the rows that could not be read at all.</summary>
public sealed record OrderRows(IReadOnlyList<OrderRow> Rows, IReadOnlyList<RowWarning> Warnings)
{
    public static readonly OrderRows Empty = new([], []);
}
