using BracketBot.Core.Accounts;
using BracketBot.Core.Stored;
using LiteDB;

namespace BracketBot.Storage.Lite.Live;

/// <summary>A member as it is stored, and when they were last heard of.</summary>
internal sealed record MemberRow(Member Member, DateTimeOffset? SeenAt)
{
    public BsonDocument Document() => new()
    {
        ["_id"] = Member.Id.Value,
        ["body"] = Bson.Json(Member, CoreJson.Default.Member),
        ["seen"] = Bson.Of(SeenAt),
    };

    public static MemberRow Read(BsonDocument d) => new(d["body"].Json(CoreJson.Default.Member), d["seen"].TimeOrNull());
}
