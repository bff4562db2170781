using BracketBot.Core.Accounts;
using BracketBot.Core.Alerts;
using BracketBot.Core.Stored;
using LiteDB;

namespace BracketBot.Storage.Lite.Live;

/// <param name="Alert">The alert, with the number of times it came.</param>
/// <param name="ShownOn">The dialog that shows it; <paramref name="ShownTimes"/> is the count it shows.</param>
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
        [Field.Body] = Bson.Json(Alert, CoreJson.Default.Alert),
        [Field.User] = UserId.Value,
        [Field.Key] = KeyHash,
        [Field.Hash] = BodyHash,
        [Field.On] = Bson.Of(ShownOn),
        [Field.Shown] = ShownTimes,
    };

    public static AlertRow Read(BsonDocument d) => new(
        d[Field.Body].Json(CoreJson.Default.Alert),
        new TelegramUserId(d[Field.User].AsInt64), d[Field.Key].AsString, d[Field.Hash].AsString, d[Field.On].TextOrNull(), d[Field.Shown].AsInt32);

    /// <summary>The names of the document's fields.</summary>
    private static class Field
    {
        public const string Body = "body";
        public const string User = "user";
        public const string Key = "key";
        public const string Hash = "hash";
        public const string On = "on";
        public const string Shown = "shown";
    }
}

internal static class HookRow
{
    public static BsonDocument Document(AlertHook hook) => new()
    {
        ["_id"] = hook.Id.Value,
        [Field.User] = hook.UserId.Value,
        [Field.Name] = hook.Name,
        [Field.Key] = hook.KeyHash,
        [Field.At] = Bson.Of(hook.CreatedAt),
        [Field.Client] = Bson.Of(hook.Client?.Value),
        [Field.Paused] = hook.IsPaused,
    };

    public static AlertHook Read(BsonDocument d) =>
        new(new HookId(d["_id"].AsString), new TelegramUserId(d[Field.User].AsInt64), d[Field.Name].AsString, d[Field.Key].AsString, d[Field.At].Time(),
            d[Field.Client].TextOrNull() is { } client ? new ClientId(client) : null, d[Field.Paused] is { IsBoolean: true, AsBoolean: true });

    /// <summary>The names of the document's fields.</summary>
    private static class Field
    {
        public const string User = "user";
        public const string Name = "name";
        public const string Key = "key";
        public const string At = "at";
        public const string Client = "client";
        public const string Paused = "paused";
    }
}
