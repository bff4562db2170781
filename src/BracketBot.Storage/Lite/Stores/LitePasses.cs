using BracketBot.Core.Commits;
using BracketBot.Core.Passes;
using BracketBot.Core.Stored;
using BracketBot.Storage.Lite.Live;
using LiteDB;

namespace BracketBot.Storage.Lite.Stores;

/// <summary>Passes are only in the file: there are few, and each is read once or twice.</summary>
internal sealed class LitePasses(LiteGate gate) : IPassStore
{
    public ValueTask<Pass?> FindAsync(PassId id, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return ValueTask.FromResult(gate.File.Find(Collections.Passes, id.Value) is { } found ? Read(found) : null);
    }

    public async Task<int> PruneAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        var old = gate.File.All(Collections.Passes).Where(d => d[Field.Expires].Time() < before).Select(d => d["_id"]).ToList();
        return await Pruning.InPartsAsync(gate, old, (draft, id) =>
        {
            draft.Delete(Collections.Passes, id);
            return 1;
        }, cancellation);
    }

    public static CommitResult Save(LiteDraft draft, Pass pass)
    {
        if ((draft.Find(Collections.Passes, pass.Id.Value)?[Field.Version].AsInt32 ?? 0) != pass.Version - 1)
        {
            return CommitResult.Conflict;
        }

        draft.Put(Collections.Passes, new BsonDocument
        {
            ["_id"] = pass.Id.Value,
            [Field.Version] = pass.Version,
            [Field.Body] = Bson.Json(pass.Body, CoreJson.Default.PassBody),
            [Field.Expires] = Bson.Of(pass.ExpiresAt),
        });
        return CommitResult.Committed;
    }

    private static Pass Read(BsonDocument d) =>
        new(new PassId(d["_id"].AsString), d[Field.Version].AsInt32, d[Field.Body].Json(CoreJson.Default.PassBody), d[Field.Expires].Time());

    /// <summary>The names of the document's fields.</summary>
    private static class Field
    {
        public const string Expires = "expires";
        public const string Version = "version";
        public const string Body = "body";
    }
}
