using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Chat;
using BracketBot.Core.Dialogs;
using LiteDB;

namespace BracketBot.Storage.Lite.Live;

internal sealed record LiveDialog(DialogRow Row) : IRow
{
    public string Id => Row.Id.Value;

    /// <summary>A list of cancels is under way.</summary>
    public bool IsUnderWay => Row.State.Type == nameof(DialogState.CancellingAll);

    public long UpdatedAt => Row.UpdatedAt.ToUnixTimeMilliseconds();

    public long? OverSince => IsUnderWay || Row.ExpiresAt is not null ? null : UpdatedAt;

    public BsonDocument Document() => new()
    {
        ["_id"] = RowKey.Of(Id),
        ["user"] = Row.UserId.Value,
        ["chat"] = Row.Chat.ChatId,
        ["thread"] = Bson.Of(Row.Chat.ThreadId),
        ["version"] = Row.Version,
        ["layout"] = Row.State.Version,
        ["type"] = Row.State.Type,
        ["data"] = Row.State.Data,
        ["expiresAt"] = Bson.Of(Row.ExpiresAt),
        ["updatedAt"] = Bson.Of(Row.UpdatedAt),
        ["holder"] = Bson.Of(Row.Holder?.Value),
        ["client"] = Bson.Of(Row.Client?.Value),
    };

    public static LiveDialog Read(BsonDocument d) => new(new DialogRow(
        new DialogId(RowKey.IdOf(d["_id"].AsString)), new TelegramUserId(d["user"].AsInt64), new ChatAddress(d["chat"].AsInt64, d["thread"].IntOrNull()),
        d["version"].AsInt32, new StoredState(d["layout"].AsInt32, d["type"].AsString, d["data"].AsString), d["expiresAt"].TimeOrNull(),
        d["updatedAt"].Time(), d["holder"].TextOrNull() is { } holder ? new OwnerId(holder) : null,
        d["client"].TextOrNull() is { } client ? new ClientId(client) : null));
}
