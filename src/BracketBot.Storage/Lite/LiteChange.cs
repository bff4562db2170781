using LiteDB;

namespace BracketBot.Storage.Lite;

/// <summary>One change of one document. In a batch the last change of a document is the one that counts.</summary>
/// <param name="Collection">Letters, digits and <c>_</c>; made when first written to. LiteDB takes names that differ in case alone for one.</param>
internal abstract record LiteChange(string Collection)
{
    /// <summary>The document's id.</summary>
    public abstract BsonValue Id { get; }

    /// <summary>Writes a document, in place of the one with its id.</summary>
    /// <param name="Document">With an <c>_id</c>: no null, at most 1,023 bytes.</param>
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
