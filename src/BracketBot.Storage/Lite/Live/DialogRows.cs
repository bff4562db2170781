using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Chat;
using BracketBot.Core.Dialogs;
using LiteDB;

namespace BracketBot.Storage.Lite.Live;

internal sealed record LiveDialog(DialogRow Row) : IRow
{
    public string Id => Row.Id.Value;

    /// <summary>Whether a list of cancels is in progress.</summary>
    public bool IsUnderWay => Row.State.Type == nameof(DialogState.CancellingAll);

    public long UpdatedAt => Row.UpdatedAt.ToUnixTimeMilliseconds();

    public long? OverSince => IsUnderWay || Row.ExpiresAt is not null ? null : UpdatedAt;

    public BsonDocument Document() => new()
    {
        ["_id"] = RowKey.Of(Id),
        [Field.User] = Row.UserId.Value,
        [Field.Chat] = Row.Chat.ChatId,
        [Field.Thread] = Bson.Of(Row.Chat.ThreadId),
        [Field.Version] = Row.Version,
        [Field.Layout] = Row.State.Version,
        [Field.Type] = Row.State.Type,
        [Field.Data] = Row.State.Data,
        [Field.ExpiresAt] = Bson.Of(Row.ExpiresAt),
        [Field.UpdatedAt] = Bson.Of(Row.UpdatedAt),
        [Field.Holder] = Bson.Of(Row.Holder?.Value),
        [Field.Client] = Bson.Of(Row.Client?.Value),
    };

    public static LiveDialog Read(BsonDocument d) => new(new DialogRow(
        new DialogId(RowKey.IdOf(d["_id"].AsString)), new TelegramUserId(d[Field.User].AsInt64),
        new ChatAddress(d[Field.Chat].AsInt64, d[Field.Thread].IntOrNull()), d[Field.Version].AsInt32, new StoredState(d[Field.Layout].AsInt32, d[Field.Type].AsString, d[Field.Data].AsString), d[Field.ExpiresAt].TimeOrNull(),
        d[Field.UpdatedAt].Time(), d[Field.Holder].TextOrNull() is { } holder ? new OwnerId(holder) : null,
        d[Field.Client].TextOrNull() is { } client ? new ClientId(client) : null));

    /// <summary>The names of the document's fields.</summary>
    private static class Field
    {
        public const string User = "user";
        public const string Chat = "chat";
        public const string Thread = "thread";
        public const string Version = "version";
        public const string Layout = "layout";
        public const string Type = "type";
        public const string Data = "data";
        public const string ExpiresAt = "expiresAt";
        public const string UpdatedAt = "updatedAt";
        public const string Holder = "holder";
        public const string Client = "client";
    }
}
