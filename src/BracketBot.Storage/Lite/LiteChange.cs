using System.Text;
using LiteDB;

namespace BracketBot.Storage.Lite;

/// <summary>A change of one document. If a batch changes a document several times, the last change wins.</summary>
/// <param name="Collection">Letters, digits and <c>_</c>; created on first write. LiteDB ignores case in collection names.</param>
internal abstract record LiteChange(string Collection)
{
    /// <summary>The longest text id in bytes: LiteDB's key limit is 1,023, of which it uses two itself.</summary>
    private const int LongestId = 1021;

    /// <summary>The largest document in bytes: half of LiteDB's limit.</summary>
    private const int LargestDocument = 8 << 20;

    private byte[]? _bytes;

    /// <summary>The document's id.</summary>
    public abstract BsonValue Id { get; }

    /// <summary>The document as written; for a deletion, just its id.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes ??= BsonSerializer.Serialize(this is Put put ? put.Document : new BsonDocument { ["_id"] = Id });

    /// <summary>Checks that both the journal and LiteDB will accept the change when it reaches them.</summary>
    /// <exception cref="ArgumentException">They would not accept it.</exception>
    public void Check()
    {
        var length = Id.Type switch
        {
            BsonType.String => Encoding.UTF8.GetByteCount(Id.AsString),
            BsonType.Int32 or BsonType.Int64 => sizeof(long),
            _ => throw new ArgumentException($"A document of {Collection} has {(Id.IsNull ? "no id" : $"an id of type {Id.Type}")}. It takes a string or an integer."),
        };
        if (length > LongestId)
        {
            throw new ArgumentException($"A document of {Collection} has an id of {length} bytes; it takes {LongestId}.");
        }

        if (Bytes.Length > LargestDocument)
        {
            throw new ArgumentException($"A document of {Collection} has {Bytes.Length} bytes; it takes {LargestDocument}.");
        }
    }

    /// <summary>Writes a document, replacing any with the same id.</summary>
    /// <param name="Document">Has an <c>_id</c>: a number, or a text of at most 1,021 bytes. Must not be modified afterwards.</param>
    public sealed record Put(string Collection, BsonDocument Document) : LiteChange(Collection)
    {
        public override BsonValue Id => Document["_id"];
    }

    /// <summary>Removes the document with this id, if there is one.</summary>
    public sealed record Delete(string Collection, BsonValue DocumentId) : LiteChange(Collection)
    {
        public override BsonValue Id => DocumentId;
    }
}
