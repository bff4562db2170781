using BracketBot.Core.Audits;
using LiteDB;

namespace BracketBot.Storage.Lite.Live;

/// <summary>Where a chain ends, as a document of <see cref="Collections.AuditHeads"/>.</summary>
internal sealed record AuditHeadRow(AuditHead Head, string Seal)
{
    public BsonDocument Document() => new()
    {
        ["_id"] = Head.Chain,
        ["number"] = Head.Number,
        ["hash"] = Head.Hash,
        ["unlinked"] = Bson.Of(Head.Unlinked),
        ["seal"] = Seal,
    };

    public static AuditHeadRow Read(BsonDocument d) =>
        new(new AuditHead(d["_id"].TextOrEmpty(), d["number"].NumberOr0(), d["hash"].TextOrEmpty(), d["unlinked"].IsNumber ? d["unlinked"].AsInt64 : null), d["seal"].TextOrEmpty());
}

/// <summary>How a chain begins, as a document of <see cref="Collections.AuditChains"/>.</summary>
/// <param name="Order">Counts them, from 1.</param>
/// <param name="SealedKey">The chain's key, sealed under the master key.</param>
internal sealed record AuditChainRow(int Order, AuditStart Start, string Hash, string SealedKey)
{
    public BsonDocument Document() => new()
    {
        ["_id"] = Order,
        ["chain"] = Start.Chain,
        ["at"] = Bson.Of(Start.BegunAt),
        ["number"] = Start.Number,
        ["before"] = AuditMark.Text(Start.Before),
        ["hash"] = Hash,
        ["key"] = SealedKey,
    };

    public static AuditChainRow Read(BsonDocument d) => new(
        (int)d["_id"].NumberOr0(),
        new AuditStart(d["chain"].TextOrEmpty(), DateTimeOffset.FromUnixTimeMilliseconds(d["at"].NumberOr0()), d["number"].NumberOr0(), AuditMark.Read(d["before"].TextOrEmpty())),
        d["hash"].TextOrEmpty(), d["key"].TextOrEmpty());
}

/// <summary>
/// An entry in its place, as a document of <see cref="Collections.Audit"/>. It is read whatever is there: what was changed is to be named, and not to end the
/// reading.
/// </summary>
internal static class AuditRow
{
    public static BsonDocument Document(AuditLink link)
    {
        var document = new BsonDocument { ["_id"] = link.Number };
        var entry = link.Entry;
        document["entry"] = entry.Id;
        document["at"] = Bson.Of(entry.At);
        document["event"] = entry.Event;
        document["user"] = entry.UserId;
        document["client"] = entry.ClientId;
        document["ticket"] = Bson.Of(entry.TicketId);
        document["order"] = Bson.Of(entry.OmsOrderId);
        document["leg"] = Bson.Of(entry.Leg);
        document["detail"] = entry.Detail;
        document["chain"] = link.Chain;
        document["hash"] = link.Hash;
        return document;
    }

    public static AuditLink ReadLink(BsonDocument d) => new(d["chain"].TextOrEmpty(), d["_id"].NumberOr0(), d["hash"].TextOrEmpty(), Read(d));

    /// <summary>One of <see cref="Collections.OldAudit"/> as well.</summary>
    public static AuditEntry Read(BsonDocument d) => new(
        d["entry"].TextOrEmpty(), Time(d["at"].NumberOr0()), d["event"].TextOrEmpty(), d["user"].NumberOr0(), d["client"].TextOrEmpty(), TextOrNull(d["ticket"]),
        TextOrNull(d["order"]), TextOrNull(d["leg"]), d["detail"].TextOrEmpty());

    /// <summary>The nearest time that there is.</summary>
    private static DateTimeOffset Time(long at) => DateTimeOffset.FromUnixTimeMilliseconds(
        Math.Clamp(at, DateTimeOffset.MinValue.ToUnixTimeMilliseconds(), DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()));

    private static string? TextOrNull(BsonValue value) => value.IsString ? value.AsString : null;
}
