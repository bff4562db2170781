using System.Text;
using LiteDB;

namespace BracketBot.Storage.Lite;

/// <summary>One change of one document. In a batch the last change of a document is the one that counts.</summary>
/// <param name="Collection">Letters, digits and <c>_</c>; made when first written to. LiteDB takes names that differ in case alone for one.</param>
internal abstract record LiteChange(string Collection)
{
    /// <summary>Bytes that LiteDB takes of a text as a key, of the 1,023 that it has for it.</summary>
    private const int LongestId = 1021;

    /// <summary>Bytes of the largest document: half of what LiteDB takes.</summary>
    private const int LargestDocument = 8 << 20;

    private byte[]? _bytes;

    /// <summary>The document's id.</summary>
    public abstract BsonValue Id { get; }

    /// <summary>The document as it is written; of one that is deleted its id alone.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes ??= BsonSerializer.Serialize(this is Put put ? put.Document : new BsonDocument { ["_id"] = Id });

    /// <summary>Sees to it that journal and LiteDB take the change, whenever it comes to it.</summary>
    /// <exception cref="ArgumentException">They would not.</exception>
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

    /// <summary>Writes a document, in place of the one with its id.</summary>
    /// <param name="Document">With an <c>_id</c>: a number, or a text of at most 1,021 bytes. It does not change any more.</param>
    public sealed record Put(string Collection, BsonDocument Document) : LiteChange(Collection)
    {
        public override BsonValue Id => Document["_id"];
    }

    /// <summary>Removes the document with this id; none there is no error.</summary>
    public sealed record Delete(string Collection, BsonValue DocumentId) : LiteChange(Collection)
    {
        public override BsonValue Id => DocumentId;
    }
}
