using System.Collections.Immutable;
using LiteDB;

namespace BracketBot.Storage.Lite;

/// <summary>The changes that are in the journal but not in LiteDB yet: the last one of each document.</summary>
internal sealed class Pending
{
    /// <summary>In a fixed order. LiteDB ignores case in collection names.</summary>
    private readonly SortedDictionary<string, Dictionary<BsonValue, LiteChange>> _collections = new(StringComparer.OrdinalIgnoreCase);

    public bool IsEmpty => _collections.Count == 0;

    /// <summary>The collections that have a document to be written.</summary>
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
