using System.Collections.Immutable;
using LiteDB;

namespace BracketBot.Storage.Lite;

/// <summary>What the journal holds and LiteDB does not yet: of each document the last change.</summary>
internal sealed class Pending
{
    /// <summary>LiteDB takes names that differ in case alone for one collection. In a fixed order.</summary>
    private readonly SortedDictionary<string, Dictionary<BsonValue, LiteChange>> _collections = new(StringComparer.OrdinalIgnoreCase);

    public bool IsEmpty => _collections.Count == 0;

    /// <summary>The names of the collections that something was put into.</summary>
    public IEnumerable<string> Collections => _collections.Where(c => c.Value.Values.Any(v => v is LiteChange.Put)).Select(c => c.Key);

    public IEnumerable<(string Collection, IReadOnlyCollection<LiteChange> Changes)> All =>
        _collections.Select(c => (c.Key, (IReadOnlyCollection<LiteChange>)c.Value.Values));

    public void Add(LiteChange change)
    {
        if (!_collections.TryGetValue(change.Collection, out var changes))
        {
            _collections.Add(change.Collection, changes = []);
        }

        changes[change.Id] = change;
    }

    public LiteChange? Find(string collection, BsonValue id) => _collections.GetValueOrDefault(collection)?.GetValueOrDefault(id);

    public IReadOnlyDictionary<BsonValue, LiteChange> Of(string collection) =>
        _collections.GetValueOrDefault(collection) ?? (IReadOnlyDictionary<BsonValue, LiteChange>)ImmutableDictionary<BsonValue, LiteChange>.Empty;

    public void Clear() => _collections.Clear();
}
