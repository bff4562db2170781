using BracketBot.Core.Audits;
using LiteDB;

namespace BracketBot.Storage.Lite.Live;

/// <summary>The end of a chain, as a document of <see cref="Collections.AuditHeads"/>.</summary>
internal sealed record AuditHeadRow(AuditHead Head, string Seal)
{
    public BsonDocument Document() => new()
    {
        ["_id"] = Head.Chain,
        [Field.Number] = Head.Number,
        [Field.Hash] = Head.Hash,
        [Field.Unlinked] = Bson.Of(Head.Unlinked),
        [Field.Seal] = Seal,
    };

    public static AuditHeadRow Read(BsonDocument d) => new(
        new AuditHead(
            d["_id"].TextOrEmpty(), d[Field.Number].NumberOr0(), d[Field.Hash].TextOrEmpty(),
            d[Field.Unlinked].IsNumber ? d[Field.Unlinked].AsInt64 : null),
        d[Field.Seal].TextOrEmpty());

    /// <summary>The names of the document's fields.</summary>
    private static class Field
    {
        public const string Number = "number";
        public const string Hash = "hash";
        public const string Unlinked = "unlinked";
        public const string Seal = "seal";
    }
}

/// <summary>The start of a chain, as a document of <see cref="Collections.AuditChains"/>.</summary>
/// <param name="Order">The chain's number, from 1.</param>
/// <param name="SealedKey">The chain's key, sealed under the master key.</param>
internal sealed record AuditChainRow(int Order, AuditStart Start, string Hash, string SealedKey)
{
    public BsonDocument Document() => new()
    {
        ["_id"] = Order,
        [Field.Chain] = Start.Chain,
        [Field.At] = Bson.Of(Start.BegunAt),
        [Field.Number] = Start.Number,
        [Field.Before] = AuditMark.Text(Start.Before),
        [Field.Hash] = Hash,
        [Field.Key] = SealedKey,
    };

    public static AuditChainRow Read(BsonDocument d) => new(
        (int)d["_id"].NumberOr0(),
        new AuditStart(
            d[Field.Chain].TextOrEmpty(), DateTimeOffset.FromUnixTimeMilliseconds(d[Field.At].NumberOr0()), d[Field.Number].NumberOr0(),
            AuditMark.Read(d[Field.Before].TextOrEmpty())),
        d[Field.Hash].TextOrEmpty(), d[Field.Key].TextOrEmpty());

    /// <summary>The names of the document's fields.</summary>
    private static class Field
    {
        public const string Chain = "chain";
        public const string At = "at";
        public const string Number = "number";
        public const string Before = "before";
        public const string Hash = "hash";
        public const string Key = "key";
    }
}

/// <summary>
/// An audit entry with its place in the chain, as a document of <see cref="Collections.Audit"/>. Reading tolerates any content: a tampered entry must be
/// reported, not abort the reading.
/// </summary>
internal static class AuditRow
{
    public static BsonDocument Document(AuditLink link)
    {
        var document = new BsonDocument { ["_id"] = link.Number };
        var entry = link.Entry;
        document[Field.Entry] = entry.Id;
        document[Field.At] = Bson.Of(entry.At);
        document[Field.Event] = entry.Event;
        document[Field.User] = entry.UserId;
        document[Field.Client] = entry.ClientId;
        document[Field.Ticket] = Bson.Of(entry.TicketId);
        document[Field.Order] = Bson.Of(entry.OmsOrderId);
        document[Field.Leg] = Bson.Of(entry.Leg);
        document[Field.Detail] = entry.Detail;
        document[Field.Chain] = link.Chain;
        document[Field.Hash] = link.Hash;
        return document;
    }

    public static AuditLink ReadLink(BsonDocument d) => new(d[Field.Chain].TextOrEmpty(), d["_id"].NumberOr0(), d[Field.Hash].TextOrEmpty(), Read(d));

    /// <summary>Also reads documents of <see cref="Collections.OldAudit"/>.</summary>
    public static AuditEntry Read(BsonDocument d) => new(
        d[Field.Entry].TextOrEmpty(), Time(d[Field.At].NumberOr0()), d[Field.Event].TextOrEmpty(), d[Field.User].NumberOr0(), d[Field.Client].TextOrEmpty(),
        TextOrNull(d[Field.Ticket]), TextOrNull(d[Field.Order]), TextOrNull(d[Field.Leg]), d[Field.Detail].TextOrEmpty());

    /// <summary>The time, clamped to the valid range.</summary>
    private static DateTimeOffset Time(long at) => DateTimeOffset.FromUnixTimeMilliseconds(
        Math.Clamp(at, DateTimeOffset.MinValue.ToUnixTimeMilliseconds(), DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()));

    private static string? TextOrNull(BsonValue value) => value.IsString ? value.AsString : null;

    /// <summary>The names of the document's fields.</summary>
    private static class Field
    {
        public const string Entry = "entry";
        public const string At = "at";
        public const string Event = "event";
        public const string User = "user";
        public const string Client = "client";
        public const string Ticket = "ticket";
        public const string Order = "order";
        public const string Leg = "leg";
        public const string Detail = "detail";
        public const string Chain = "chain";
        public const string Hash = "hash";
    }
}
