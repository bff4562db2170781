using System.Collections.Immutable;
using LiteDB;

namespace BracketBot.Storage.Lite.Live;

/// <summary>A row that is kept in memory and stored as a document.</summary>
internal interface IRow
{
    string Id { get; }

    /// <summary>When the row was finished, in unix milliseconds; null while it is not. The oldest finished rows may leave memory.</summary>
    long? OverSince { get; }

    BsonDocument Document();
}

/// <summary>All rows of a kind that are in memory, and the order in which finished ones may leave. Immutable.</summary>
/// <param name="Unfinished">The ids of unfinished rows, in key order.</param>
internal sealed record Rows<TRow>(
    ImmutableDictionary<string, TRow> All, ImmutableSortedSet<(long At, string Id)> Over, ImmutableSortedSet<string> Unfinished)
    where TRow : class, IRow
{
    /// <summary>Rows leave oldest first.</summary>
    public static readonly Rows<TRow> LeavingByTime = new(ImmutableDictionary<string, TRow>.Empty, ByTime.None, ByKey.NoIds);

    /// <summary>Rows leave in key order.</summary>
    public static readonly Rows<TRow> LeavingByKey = new(ImmutableDictionary<string, TRow>.Empty, ByKey.None, ByKey.NoIds);

    public TRow? Find(string id) => All.GetValueOrDefault(id);

    public Rows<TRow> With(TRow row)
    {
        var known = Find(row.Id);
        var (over, unfinished) = (Over, Unfinished);
        if (known is null || known.OverSince != row.OverSince)
        {
            (over, unfinished) = Without(known);
            (over, unfinished) = row.OverSince is { } since ? (over.Add((since, row.Id)), unfinished) : (over, unfinished.Add(row.Id));
        }

        return new Rows<TRow>(All.SetItem(row.Id, row), over, unfinished);
    }

    public Rows<TRow> Without(string id)
    {
        var (over, unfinished) = Without(Find(id));
        return new Rows<TRow>(All.Remove(id), over, unfinished);
    }

    /// <summary>
    /// The finished rows, in the order they may leave memory. In key order, only ids of the most common length are taken: across all lengths, the longest ids
    /// would never leave, and would crowd out the others.
    /// </summary>
    public IEnumerable<(long At, string Id)> LowestOver()
    {
        if (Over.KeyComparer is not ByKey)
        {
            return Over;
        }

        var (most, from) = (0, 0);
        for (var start = 0; start < Over.Count;)
        {
            var end = ~Over.IndexOf((0, new string('\0', Over[start].Id.Length + 1)));
            (most, from) = end - start > most ? (end - start, start) : (most, from);
            start = end;
        }

        return Enumerable.Range(from, most).Select(i => Over[i]);
    }

    /// <summary>The unfinished ids of one length above <paramref name="low"/> (or all of them), up to <paramref name="high"/>.</summary>
    public IEnumerable<string> UnfinishedUpTo(string high, string? low)
    {
        var place = Unfinished.IndexOf(low ?? new string('\0', high.Length));
        for (var i = place < 0 ? ~place : place + 1; i < Unfinished.Count && RowKey.Compare(Unfinished[i], high) <= 0; i++)
        {
            yield return Unfinished[i];
        }
    }

    private (ImmutableSortedSet<(long At, string Id)> Over, ImmutableSortedSet<string> Unfinished) Without(TRow? row) => row switch
    {
        null => (Over, Unfinished),
        { OverSince: { } since } => (Over.Remove((since, row.Id)), Unfinished),
        _ => (Over, Unfinished.Remove(row.Id)),
    };
}

/// <summary>Oldest first, then by id.</summary>
internal sealed class ByTime : IComparer<(long At, string Id)>
{
    public static readonly ImmutableSortedSet<(long At, string Id)> None = ImmutableSortedSet.Create<(long At, string Id)>(new ByTime());

    public int Compare((long At, string Id) x, (long At, string Id) y) =>
        x.At != y.At ? x.At.CompareTo(y.At) : string.CompareOrdinal(x.Id, y.Id);
}

/// <summary>Orders by <see cref="RowKey"/>, ignoring the time.</summary>
internal sealed class ByKey : IComparer<(long At, string Id)>
{
    public static readonly ImmutableSortedSet<(long At, string Id)> None = ImmutableSortedSet.Create<(long At, string Id)>(new ByKey());

    public static readonly ImmutableSortedSet<string> NoIds = ImmutableSortedSet.Create<string>(Comparer<string>.Create(RowKey.Compare));

    public int Compare((long At, string Id) x, (long At, string Id) y) => RowKey.Compare(x.Id, y.Id);
}
