namespace BracketBot.Core.Orders;

/// <summary>Open brackets whose ids are most like one that was not found: a digit dropped, doubled or swapped.</summary>
public static class NearestBrackets
{
    /// <summary>Up to <paramref name="count"/> open brackets, the most similar first.</summary>
    public static IReadOnlyList<BracketOrder> To(string id, OrderBook book, int count) =>
        [.. book.Open.OrderBy(b => Distance(id, b.Id.Value)).ThenBy(b => b.Id.Value, StringComparer.Ordinal).Take(count)];

    /// <summary>How many single characters must be inserted, removed or changed to turn one text into the other.</summary>
    internal static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        // Only the last characters matter, and a user may type any length.
        const int most = 32;
        a = a.Length > most ? a[^most..] : a;
        b = b.Length > most ? b[^most..] : b;
        Span<int> row = stackalloc int[most + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
