using LiteDB;

namespace BracketBot.Storage.Lite.Live;

/// <summary>
/// The step to schema 3. Before it, a dialog, ticket or card that left memory moved to a separate collection; now each kind has one collection, keyed by
/// <see cref="RowKey"/>. However many rows there are, they move a few at a time; if the process is killed, the next run continues where it stopped.
/// </summary>
internal static class OnePlaceEach
{
    private const int AtOnce = 200;

    /// <summary>The journal size, in bytes, at which a checkpoint is made along the way.</summary>
    private const long WorthACheckpoint = 1L << 22;

    /// <exception cref="IOException">The file can't be read or written. Rows already moved stay moved.</exception>
    public static IReadOnlyList<LiteChange> Bring(LiteFile file)
    {
        // If both collections have a row, the one that was in memory wins, so it comes second.
        MovePast(file, "dialogs_past", Collections.Dialogs);
        MovePast(file, "tickets_past", Collections.Tickets);
        MovePast(file, "cards_past", Collections.Cards);
        Move(file, "dialogs", Collections.Dialogs);
        Move(file, "tickets", Collections.Tickets);
        Move(file, "cards", Collections.Cards);
        return [];
    }

    private static void MovePast(LiteFile file, string from, string to) => InParts(file, from, (draft, part) =>
    {
        foreach (var document in part)
        {
            draft.Put(to, Moved(document));
        }

        draft.RaiseAbove(to, part.Select(d => d["_id"].AsString));
        foreach (var kind in part.Where(_ => to == Collections.Tickets).GroupBy(d => d["kind"].AsString, d => d["origin"].AsString))
        {
            draft.RaiseAbove(PastOrigin.Collection(kind.Key), kind);
        }
    });

    private static void Move(LiteFile file, string from, string to) => InParts(file, from, (draft, part) =>
    {
        foreach (var document in part)
        {
            draft.PutRow(to, document["_id"].AsString, Moved(document));
        }
    });

    private static void InParts(LiteFile file, string from, Action<LiteDraft, IReadOnlyList<BsonDocument>> move)
    {
        while (file.All(from, BsonValue.MinValue, BsonValue.MaxValue, AtOnce) is { Count: > 0 } part)
        {
            var draft = new LiteDraft(new LiveState { Watermarks = LiveLoader.Watermarks(file), Below = LiveLoader.Below(file) }, file);
            move(draft, part);
            foreach (var document in part)
            {
                draft.Delete(from, document["_id"]);
            }

            file.Write(draft.Changes);
            if (file.JournalBytes >= WorthACheckpoint)
            {
                file.Checkpoint();
            }
        }
    }

    private static BsonDocument Moved(BsonDocument document)
    {
        var moved = new BsonDocument();
        foreach (var (field, value) in document)
        {
            moved[field] = value;
        }

        moved["_id"] = RowKey.Of(document["_id"].AsString);
        return moved;
    }
}
