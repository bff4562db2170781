using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Storage.Lite.Live;

namespace BracketBot.Storage.Lite.Stores;

internal sealed class LiteInbox(LiteGate gate) : IInboxStore
{
    public async Task<IReadOnlyList<IncomingUpdate>> UnhandledAsync(CancellationToken cancellation) =>
        [.. (await gate.ReadAsync(cancellation)).Inbox.Values.OrderBy(u => u.ReceivedAt.ToUnixTimeMilliseconds()).ThenBy(u => u.Id.Value)];

    public async Task<int> PruneAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        var old = (await gate.ReadAsync(cancellation)).Handled.Values.Where(b => b.CountBefore(before) > 0).Select(b => b.Number).ToList();
        return await Pruning.InPartsAsync(gate, old, (draft, number) =>
        {
            var block = draft.State.Handled.GetValueOrDefault(number) ?? HandledBlock.Empty(number);
            draft.Put(block.Since(before));
            return block.CountBefore(before);
        }, cancellation);
    }

    public static CommitResult Receive(LiteDraft draft, IncomingUpdate update)
    {
        if (!IsHandled(draft.State, update.Id) && !draft.State.Inbox.ContainsKey(update.Id))
        {
            draft.State = draft.State with { Inbox = draft.State.Inbox.Add(update.Id, update) };
            draft.Put(Collections.Inbox, InboxRow.Document(update));
        }

        return CommitResult.Committed;
    }

    public static CommitResult Handle(LiteDraft draft, HandleUpdate handle)
    {
        if (IsHandled(draft.State, handle.Id))
        {
            return CommitResult.AlreadyHandled;
        }

        var receivedAt = handle.At;
        if (draft.State.Inbox.TryGetValue(handle.Id, out var update))
        {
            // Once handled, what a user wrote is no longer needed, and is deleted.
            receivedAt = update.ReceivedAt;
            draft.State = draft.State with { Inbox = draft.State.Inbox.Remove(handle.Id) };
            draft.Delete(Collections.Inbox, handle.Id.Value);
        }

        var number = HandledBlock.NumberOf(handle.Id);
        draft.Put((draft.State.Handled.GetValueOrDefault(number) ?? HandledBlock.Empty(number)).With(handle.Id, receivedAt));
        return CommitResult.Committed;
    }

    private static bool IsHandled(LiveState state, UpdateId id) => state.Handled.TryGetValue(HandledBlock.NumberOf(id), out var block) && block.Has(id);
}
