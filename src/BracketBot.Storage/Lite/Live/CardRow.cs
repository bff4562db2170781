using BracketBot.Core;
using BracketBot.Core.Chat;
using BracketBot.Core.Stored;
using LiteDB;

namespace BracketBot.Storage.Lite.Live;

/// <param name="Holder">The process that delivers it.</param>
internal sealed record CardRow(OutboxCard Card, DateTimeOffset ChangedAt, OwnerId Holder, DateTimeOffset? DeliveredAt, string? GaveUp) : IRow
{
    public string Id => Card.Id.Value;

    public bool IsUndelivered => Card.DeliveredRevision < Card.Revision && GaveUp is null;

    /// <summary>No message of it has been sent.</summary>
    public bool IsNew => Card is { MessageId: null, DeliveredRevision: 0 };

    public long? OverSince => IsUndelivered ? null : ChangedAt.ToUnixTimeMilliseconds();

    public BsonDocument Document() => new()
    {
        ["_id"] = RowKey.Of(Id),
        ["chat"] = Card.To.ChatId,
        ["thread"] = Bson.Of(Card.To.ThreadId),
        ["message"] = Bson.Of(Card.MessageId?.Value),
        ["card"] = Bson.Json(Card.Card, CoreJson.Default.Card),
        ["priority"] = (int)Card.Priority,
        ["revision"] = Card.Revision,
        ["delivered"] = Card.DeliveredRevision,
        ["changedAt"] = Bson.Of(ChangedAt),
        ["deliveredAt"] = Bson.Of(DeliveredAt),
        ["notBefore"] = Bson.Of(Card.NotBefore),
        ["gaveUp"] = Bson.Of(GaveUp),
        ["holder"] = Holder.Value,
    };

    public static CardRow Read(BsonDocument d) => new(
        new OutboxCard
        {
            Id = new CardId(RowKey.IdOf(d["_id"].AsString)),
            To = new ChatAddress(d["chat"].AsInt64, d["thread"].IntOrNull()),
            Card = d["card"].Json(CoreJson.Default.Card),
            Priority = (CardPriority)d["priority"].AsInt32,
            Revision = d["revision"].AsInt32,
            DeliveredRevision = d["delivered"].AsInt32,
            MessageId = d["message"] is { IsNull: false } message ? new MessageId(message.AsInt64) : null,
            NotBefore = d["notBefore"].TimeOrNull(),
        },
        d["changedAt"].Time(), new OwnerId(d["holder"].AsString), d["deliveredAt"].TimeOrNull(), d["gaveUp"].TextOrNull());
}
