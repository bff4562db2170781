using BracketBot.Core.Accounts;
using BracketBot.Core.Alerts;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Storage.Lite.Live;
using BracketBot.Storage.Writing;

namespace BracketBot.Storage.Lite.Stores;

internal sealed class LiteHooks(LiteGate gate) : IHookStore
{
    public async ValueTask<AlertHook?> FindByKeyAsync(string keyHash, CancellationToken cancellation)
    {
        var state = await gate.ReadKnownAsync(cancellation);
        return state.HookKeys.TryGetValue(keyHash, out var id) && state.Hooks[id] is var hook && state.HasAccess(hook.UserId) ? hook : null;
    }

    public async Task<IReadOnlyList<AlertHook>> OfUserAsync(TelegramUserId userId, CancellationToken cancellation) =>
        [.. (await gate.ReadAsync(cancellation)).Hooks.Values.Where(h => h.UserId == userId).OrderBy(h => h.CreatedAt).ThenBy(h => h.Id.Value, StringComparer.Ordinal)];

    public static CommitResult Add(LiteDraft draft, AlertHook hook)
    {
        if (draft.State.Hooks.ContainsKey(hook.Id))
        {
            return CommitResult.Conflict;
        }

        Put(draft, hook with { CreatedAt = hook.CreatedAt.AsStored() });
        return CommitResult.Committed;
    }

    public static CommitResult Change(LiteDraft draft, ChangeHook change, CommitEffects effects)
    {
        if (draft.State.Hooks.GetValueOrDefault(change.Id) is not { } hook || hook.UserId != change.UserId)
        {
            return CommitResult.Conflict;
        }

        Put(draft, hook with { Name = change.Name ?? hook.Name, KeyHash = change.KeyHash ?? hook.KeyHash, IsPaused = change.IsPaused ?? hook.IsPaused });
        if (change.KeyHash is { } key)
        {
            TakeBackCards(draft, change.Id, key, effects);
        }

        return CommitResult.Committed;
    }

    public static CommitResult Delete(LiteDraft draft, DeleteHook delete, CommitEffects effects)
    {
        if (draft.State.Hooks.GetValueOrDefault(delete.Id) is { } hook && hook.UserId == delete.UserId)
        {
            draft.State = draft.State.Without(hook);
            draft.Delete(Collections.Hooks, hook.Id.Value);
            TakeBackCards(draft, hook.Id, "", effects);
        }

        return CommitResult.Committed;
    }

    public static CommitResult DeleteAllOf(LiteDraft draft, TelegramUserId user, CommitEffects effects)
    {
        foreach (var hook in draft.State.Hooks.Values.Where(h => h.UserId == user).ToList())
        {
            Delete(draft, new DeleteHook(hook.Id, user), effects);
        }

        return CommitResult.Committed;
    }

    private static void Put(LiteDraft draft, AlertHook hook)
    {
        if (draft.State.HookKeys.TryGetValue(hook.KeyHash, out var other) && other != hook.Id)
        {
            throw new InvalidOperationException("Two hooks can't have one key.");
        }

        draft.State = draft.State.With(hook);
        draft.Put(Collections.Hooks, HookRow.Document(hook));
    }

    /// <summary>
    /// Takes back the undelivered cards of alerts that came with a different key. Their dialogs are deleted too; otherwise their expiry would create a card
    /// again.
    /// </summary>
    private static void TakeBackCards(LiteDraft draft, HookId hook, string key, CommitEffects effects)
    {
        var shown = draft.State.Alerts.All.Values.Where(a => a.ShownOn is not null).ToLookup(a => a.ShownOn ?? "");
        foreach (var dialog in shown.Where(d => d.All(a => a.Alert.HookId == hook && a.KeyHash != key)).Select(d => d.Key))
        {
            var card = new CardId($"d{dialog}");
            if (draft.FindCard(card.Value) is { IsNew: true })
            {
                draft.DeleteDialog(dialog);
                draft.DeleteCard(card.Value);
                effects.TakenBack.Add(card);
            }
        }
    }
}
