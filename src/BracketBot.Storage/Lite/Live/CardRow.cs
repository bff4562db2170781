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

    /// <summary>Whether no message has been sent for it yet.</summary>
    public bool IsNew => Card is { MessageId: null, DeliveredRevision: 0 };

    public long? OverSince => IsUndelivered ? null : ChangedAt.ToUnixTimeMilliseconds();

    public BsonDocument Document() => new()
    {
        ["_id"] = RowKey.Of(Id),
        [Field.Chat] = Card.To.ChatId,
        [Field.Thread] = Bson.Of(Card.To.ThreadId),
        [Field.Message] = Bson.Of(Card.MessageId?.Value),
        [Field.Card] = Bson.Json(Card.Card, CoreJson.Default.Card),
        [Field.Priority] = (int)Card.Priority,
        [Field.Revision] = Card.Revision,
        [Field.Delivered] = Card.DeliveredRevision,
        [Field.ChangedAt] = Bson.Of(ChangedAt),
        [Field.DeliveredAt] = Bson.Of(DeliveredAt),
        [Field.NotBefore] = Bson.Of(Card.NotBefore),
        [Field.GaveUp] = Bson.Of(GaveUp),
        [Field.Holder] = Holder.Value,
    };

    public static CardRow Read(BsonDocument d) => new(
        new OutboxCard
        {
            Id = new CardId(RowKey.IdOf(d["_id"].AsString)),
            To = new ChatAddress(d[Field.Chat].AsInt64, d[Field.Thread].IntOrNull()),
            Card = d[Field.Card].Json(CoreJson.Default.Card),
            Priority = (CardPriority)d[Field.Priority].AsInt32,
            Revision = d[Field.Revision].AsInt32,
            DeliveredRevision = d[Field.Delivered].AsInt32,
            MessageId = d[Field.Message] is { IsNull: false } message ? new MessageId(message.AsInt64) : null,
            NotBefore = d[Field.NotBefore].TimeOrNull(),
        },
        d[Field.ChangedAt].Time(), new OwnerId(d[Field.Holder].AsString), d[Field.DeliveredAt].TimeOrNull(), d[Field.GaveUp].TextOrNull());

    /// <summary>The names of the document's fields.</summary>
    private static class Field
    {
        public const string Chat = "chat";
        public const string Thread = "thread";
        public const string Message = "message";
        public const string Card = "card";
        public const string Priority = "priority";
        public const string Revision = "revision";
        public const string Delivered = "delivered";
        public const string ChangedAt = "changedAt";
        public const string DeliveredAt = "deliveredAt";
        public const string NotBefore = "notBefore";
        public const string GaveUp = "gaveUp";
        public const string Holder = "holder";
    }
}
