using BracketBot.Core.Accounts;
using BracketBot.Core.Stored;
using LiteDB;

namespace BracketBot.Storage.Lite.Live;

/// <summary>A stored member, and when they were last seen.</summary>
internal sealed record MemberRow(Member Member, DateTimeOffset? SeenAt)
{
    public BsonDocument Document() => new()
    {
        ["_id"] = Member.Id.Value,
        [Field.Body] = Bson.Json(Member, CoreJson.Default.Member),
        [Field.Seen] = Bson.Of(SeenAt),
    };

    public static MemberRow Read(BsonDocument d) => new(d[Field.Body].Json(CoreJson.Default.Member), d[Field.Seen].TimeOrNull());

    /// <summary>The names of the document's fields.</summary>
    private static class Field
    {
        public const string Body = "body";
        public const string Seen = "seen";
    }
}
