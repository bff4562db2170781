using System.Collections.Immutable;
using LiteDB;

namespace BracketBot.Storage.Lite.Live;

/// <summary>Loads the in-memory state from the file.</summary>
internal static class LiveLoader
{
    public static LiveState Load(LiteFile file)
    {
        var state = new LiveState
        {
            Members = file.All(Collections.Members).Select(MemberRow.Read).ToImmutableDictionary(m => m.Member.Id),
            Inbox = file.All(Collections.Inbox).Select(InboxRow.Read).ToImmutableDictionary(u => u.Id),
            Handled = file.All(Collections.Handled).Select(HandledBlock.Read).ToImmutableDictionary(b => b.Number),
            Audit = Audit(file),
            Watermarks = Watermarks(file),
            Below = Below(file),
        };
        state = file.All(Collections.Hooks).Aggregate(state, (s, d) => s.With(HookRow.Read(d)));
        state = file.All(Collections.Alerts).Aggregate(state, (s, d) => s.With(AlertRow.Read(d)));
        state = Kept(file, state, Collections.Dialogs).Aggregate(state, (s, d) => s.With(LiveDialog.Read(d)));
        state = Kept(file, state, Collections.Tickets).Aggregate(state, (s, d) => s.With(TicketRow.Read(d)));
        return Kept(file, state, Collections.Cards).Aggregate(state, (s, d) => s.With(CardRow.Read(d)));
    }

    public static AuditHeadRow? Audit(LiteFile file) =>
        file.All(Collections.AuditChains, BsonValue.MinValue, BsonValue.MaxValue, 1, descending: true) is [var chain]
        && file.Find(Collections.AuditHeads, AuditChainRow.Read(chain).Start.Chain) is { } head ? AuditHeadRow.Read(head) : null;

    public static Watermarks Watermarks(LiteFile file) => Live.Watermarks.Read(file.All(Collections.Watermarks));

    public static ImmutableHashSet<(string Collection, string Id)> Below(LiteFile file) => [.. file.All(Collections.Below).Select(BelowMark.Read)];

    /// <summary>The rows above the watermark for their id length, and those marked as below it.</summary>
    private static IEnumerable<BsonDocument> Kept(LiteFile file, LiveState state, string collection)
    {
        BsonValue from = "";
        foreach (var mark in state.Watermarks.Of(collection))
        {
            foreach (var document in file.All(collection, from, RowKey.First(mark.Length)))
            {
                yield return document;
            }

            from = RowKey.After(RowKey.Of(mark));
        }

        foreach (var document in file.All(collection, from, BsonValue.MaxValue))
        {
            yield return document;
        }

        foreach (var (_, id) in state.Below.Where(b => b.Collection == collection))
        {
            yield return file.Find(collection, RowKey.Of(id)) ?? throw new IOException($"{collection} has lost {id}.");
        }
    }
}
