using System.Globalization;
using LiteDB;

namespace BracketBot.Storage.Lite.Live;

/// <param name="Sealed">The access token of <paramref name="ClientId"/>, sealed.</param>
internal sealed record AccountRow(long UserId, string ClientId, bool HasAccess, string? Sealed, DateTimeOffset UpdatedAt)
{
    public BsonDocument Document() => new()
    {
        ["_id"] = UserId,
        ["client"] = ClientId,
        ["access"] = HasAccess,
        ["sealed"] = Bson.Of(Sealed),
        ["at"] = Bson.Of(UpdatedAt),
    };

    public static AccountRow Read(BsonDocument d) =>
        new(d["_id"].AsInt64, d["client"].AsString, d["access"].AsBoolean, d["sealed"].TextOrNull(), d["at"].Time());

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"account {UserId} of {ClientId}");
}
