namespace BracketBot.LoadDriver.Reports;

/// <summary>A table that reads well as Markdown and as text: the first column to the left, the others to the right.</summary>
internal sealed class MarkdownTable(params IReadOnlyList<string> heads)
{
    private readonly List<IReadOnlyList<string>> _rows = [];

    public void Add(params IReadOnlyList<string> row) => _rows.Add(row);

    public IEnumerable<string> Lines()
    {
        int[] widths = [.. heads.Select((head, i) => _rows.Select(r => r[i].Length).Append(head.Length).Append(3).Max())];
        yield return Line(heads, widths);
        yield return Line([.. widths.Select((w, i) => i == 0 ? new string('-', w) : new string('-', w - 1) + ":")], widths);
        foreach (var row in _rows)
        {
            yield return Line(row, widths);
        }
    }

    private static string Line(IReadOnlyList<string> cells, int[] widths) =>
        $"| {string.Join(" | ", cells.Select((cell, i) => i == 0 ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i])))} |";
}
