using System.Collections.Immutable;
using LiteDB;

namespace BracketBot.Storage.Lite.Live;

/// <summary>Something that is kept in memory, and as a document of its own.</summary>
internal interface IRow
{
    string Id { get; }

    /// <summary>Since when nothing about it is unfinished, in unix milliseconds; null while something is. The oldest of those may leave the memory.</summary>
    long? OverSince { get; }

    BsonDocument Document();
}

/// <summary>All rows of a kind that are in memory, and in what order those that are over may leave it. Immutable.</summary>
internal sealed record Rows<TRow>(ImmutableDictionary<string, TRow> All, ImmutableSortedSet<(long At, string Id)> Over)
    where TRow : class, IRow
{
    public static readonly Rows<TRow> None = new(ImmutableDictionary<string, TRow>.Empty, ByTime.None);

    public TRow? Find(string id) => All.GetValueOrDefault(id);

    public Rows<TRow> With(TRow row)
    {
        var over = Find(row.Id)?.OverSince is { } before && before != row.OverSince ? Over.Remove((before, row.Id)) : Over;
        return new Rows<TRow>(All.SetItem(row.Id, row), row.OverSince is { } since ? over.Add((since, row.Id)) : over);
    }

    public Rows<TRow> Without(string id) =>
        Find(id) is { } row ? new Rows<TRow>(All.Remove(id), row.OverSince is { } since ? Over.Remove((since, id)) : Over) : this;
}

/// <summary>Oldest first, then by id.</summary>
internal sealed class ByTime : IComparer<(long At, string Id)>
{
    public static readonly ImmutableSortedSet<(long At, string Id)> None = ImmutableSortedSet.Create<(long At, string Id)>(new ByTime());

    public int Compare((long At, string Id) x, (long At, string Id) y) =>
        x.At != y.At ? x.At.CompareTo(y.At) : string.CompareOrdinal(x.Id, y.Id);
}
