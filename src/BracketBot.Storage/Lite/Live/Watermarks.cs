using System.Collections.Immutable;
using System.Globalization;
using LiteDB;

namespace BracketBot.Storage.Lite.Live;

/// <summary>
/// For each collection and id length, the highest id that has left memory. An id above it that is not in memory doesn't exist, so there is no need to look it
/// up; at startup, everything above it is loaded. Immutable.
/// </summary>
internal sealed record Watermarks(ImmutableSortedDictionary<string, string> Ids)
{
    public static readonly Watermarks None = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    public static Watermarks Read(IEnumerable<BsonDocument> documents) => new(None.Ids.AddRange(
        documents.Select(d => KeyValuePair.Create(d["_id"].AsString, d["id"].AsString))));

    /// <summary>Whether the row with this id may have left memory.</summary>
    public bool Cover(string collection, string id) => Of(collection, id.Length) is { } mark && string.CompareOrdinal(id, mark) <= 0;

    public string? Of(string collection, int length) => Ids.GetValueOrDefault(Key(collection, length));

    public Watermarks Raise(string collection, string id) => Cover(collection, id) ? this : new Watermarks(Ids.SetItem(Key(collection, id.Length), id));

    /// <summary>The watermarks of a collection, shortest ids first.</summary>
    public IEnumerable<string> Of(string collection) => Ids.Where(m => m.Key.StartsWith($"{collection}/", StringComparison.Ordinal)).Select(m => m.Value);

    public BsonDocument Document(string collection, int length)
    {
        var key = Key(collection, length);
        return new BsonDocument { ["_id"] = key, ["id"] = Ids[key] };
    }

    private static string Key(string collection, int length) => string.Create(CultureInfo.InvariantCulture, $"{collection}/{length:D4}");
}
