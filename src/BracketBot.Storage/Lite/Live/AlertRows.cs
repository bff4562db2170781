using BracketBot.Core.Accounts;
using BracketBot.Core.Alerts;
using BracketBot.Core.Stored;
using LiteDB;

namespace BracketBot.Storage.Lite.Live;

/// <param name="Alert">With how often it came.</param>
/// <param name="ShownOn">The dialog that shows it, and with which count.</param>
internal sealed record AlertRow(Alert Alert, TelegramUserId UserId, string KeyHash, string BodyHash, string? ShownOn, int ShownTimes) : IRow
{
    public string Id => Alert.Id.Value;

    public long ReceivedAt => Alert.ReceivedAt.ToUnixTimeMilliseconds();

    public bool IsWaiting => ShownTimes < Alert.Times;

    public long? OverSince => IsWaiting ? null : ReceivedAt;

    public (HookId, string, string) Repeats => (Alert.HookId, BodyHash, KeyHash);

    public BsonDocument Document() => new()
    {
        ["_id"] = Id,
        ["body"] = Bson.Json(Alert, CoreJson.Default.Alert),
        ["user"] = UserId.Value,
        ["key"] = KeyHash,
        ["hash"] = BodyHash,
        ["on"] = Bson.Of(ShownOn),
        ["shown"] = ShownTimes,
    };

    public static AlertRow Read(BsonDocument d) => new(
        d["body"].Json(CoreJson.Default.Alert),
        new TelegramUserId(d["user"].AsInt64), d["key"].AsString, d["hash"].AsString, d["on"].TextOrNull(), d["shown"].AsInt32);
}

internal static class HookRow
{
    public static BsonDocument Document(AlertHook hook) => new()
    {
        ["_id"] = hook.Id.Value,
        ["user"] = hook.UserId.Value,
        ["name"] = hook.Name,
        ["key"] = hook.KeyHash,
        ["at"] = Bson.Of(hook.CreatedAt),
        ["client"] = Bson.Of(hook.Client?.Value),
        ["paused"] = hook.IsPaused,
    };

    public static AlertHook Read(BsonDocument d) =>
        new(new HookId(d["_id"].AsString), new TelegramUserId(d["user"].AsInt64), d["name"].AsString, d["key"].AsString, d["at"].Time(),
            d["client"].TextOrNull() is { } client ? new ClientId(client) : null, d["paused"] is { IsBoolean: true, AsBoolean: true });
}
