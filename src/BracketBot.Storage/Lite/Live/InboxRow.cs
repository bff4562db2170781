using BracketBot.Core.Chat;
using BracketBot.Core.Stored;
using LiteDB;

namespace BracketBot.Storage.Lite.Live;

/// <summary>Documents of <see cref="Collections.Inbox"/>.</summary>
internal static class InboxRow
{
    private const string Body = "body";

    public static BsonDocument Document(IncomingUpdate update) => new()
    {
        ["_id"] = update.Id.Value,
        [Body] = Bson.Json(update, CoreJson.Default.IncomingUpdate),
    };

    public static IncomingUpdate Read(BsonDocument d) => d[Body].Json(CoreJson.Default.IncomingUpdate);
}
