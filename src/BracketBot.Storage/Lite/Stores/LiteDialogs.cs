using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Core.Dialogs;
using BracketBot.Storage.Lite.Live;

namespace BracketBot.Storage.Lite.Stores;

/// <param name="me">This process, which holds the dialogs it starts work on.</param>
internal sealed class LiteDialogs(LiteGate gate, OwnerId me) : IDialogStore
{
    public async ValueTask<DialogRow?> FindAsync(DialogId id, CancellationToken cancellation)
    {
        var state = await gate.ReadAsync(cancellation);
        return state.Dialogs.Find(id.Value)?.Row
            ?? (gate.FindPast(state, Collections.Dialogs, id.Value) is { } past ? LiveDialog.Read(past).Row : null);
    }

    public async Task<IReadOnlyList<DialogRow>> ExpiredAsync(DateTimeOffset now, int limit, CancellationToken cancellation)
    {
        var state = await gate.ReadAsync(cancellation);
        return [.. state.Expiring.TakeWhile(e => e.At <= now.ToUnixTimeMilliseconds()).Take(limit).Select(e => state.Dialogs.All[e.Id].Row)];
    }

    public async Task<IReadOnlyList<DialogRow>> OpenOfAsync(TelegramUserId user, CancellationToken cancellation) =>
    [
        .. (await gate.ReadAsync(cancellation)).Dialogs.All.Values.Select(d => d.Row)
            .Where(d => d.UserId == user && d.State.Type != nameof(DialogState.Closed)).OrderBy(d => d.Id.Value, StringComparer.Ordinal),
    ];

    public async Task<IReadOnlyList<DialogRow>> TimedOfAsync(TelegramUserId user, CancellationToken cancellation)
    {
        var state = await gate.ReadAsync(cancellation);
        return state.ExpiringOf.TryGetValue(user, out var ids) ? [.. ids.Select(id => state.Dialogs.All[id].Row)] : [];
    }

    public async Task<int> PruneAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        var limit = before.ToUnixTimeMilliseconds();
        var old = (await gate.ReadAsync(cancellation)).Dialogs.All.Values.Where(d => d.UpdatedAt < limit).Select(d => d.Id).ToList();
        var pruned = await Pruning.InPartsAsync(gate, old, (draft, id) =>
        {
            if (draft.State.Dialogs.Find(id) is not { } dialog || dialog.UpdatedAt >= limit)
            {
                return 0;
            }

            draft.DeleteDialog(id);
            return 1;
        }, cancellation);
        while (PastBefore(limit) is { Count: > 0 } ages)
        {
            pruned += await Pruning.InPartsAsync(gate, ages, (draft, age) => PrunePast(draft, age, limit), cancellation);
        }

        return pruned;
    }

    public CommitResult Save(LiteDraft draft, DialogRow row)
    {
        var stored = draft.FindDialog(row.Id.Value)?.Row;
        if ((stored?.Version ?? 0) != row.Version - 1)
        {
            return CommitResult.Conflict;
        }

        draft.Put(new LiveDialog(row with
        {
            ExpiresAt = row.ExpiresAt.AsStored(),
            UpdatedAt = row.UpdatedAt.AsStored(),
            Holder = stored?.State.Type == row.State.Type ? stored.Holder : me,
        }));
        return CommitResult.Committed;
    }

    public static CommitResult Amend(LiteDraft draft, DialogRow row)
    {
        if (draft.FindDialog(row.Id.Value) is not { } stored || stored.Row.Version != row.Version)
        {
            return CommitResult.Conflict;
        }

        draft.Put(new LiveDialog(stored.Row with { State = row.State, ExpiresAt = row.ExpiresAt }));
        return CommitResult.Committed;
    }

    public CommitResult Require(LiteDraft draft, RequireDialog require) =>
        draft.FindDialog(require.Id.Value) is { } stored && stored.Row.Version == require.Version && (!require.Held || stored.Row.Holder == me)
            ? CommitResult.Committed
            : CommitResult.Conflict;

    private List<string> PastBefore(long limit) =>
        [.. gate.File.All(Collections.DialogAges, "", DialogAge.Key(limit, ""), Pruning.AtOnce).Select(d => d["_id"].AsString)];

    /// <summary>A dialog that came back into memory and left again also has a later entry.</summary>
    private static int PrunePast(LiteDraft draft, string age, long limit)
    {
        var id = DialogAge.IdOf(age);
        draft.Delete(Collections.DialogAges, age);
        if (draft.State.Dialogs.Find(id) is not null || draft.FindDialog(id) is not { } past || past.UpdatedAt >= limit)
        {
            return 0;
        }

        draft.DeleteDialog(id);
        return 1;
    }
}
