using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Alerts;
using BracketBot.Core.Audits;
using BracketBot.Core.Cancels;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Passes;
using BracketBot.Storage.Lite.Live;
using BracketBot.Storage.Writing;

namespace BracketBot.Storage.Lite.Stores;

/// <summary>Writes commits, passing each write to its aggregate.</summary>
internal sealed class LiteCommits(LiteGate gate, LiteDialogs dialogs, LiteTickets tickets, LiteOutbox outbox, LiteAudit audit) : ICommitStore
{
    public async Task<Commit> CommitAsync(IReadOnlyList<Write> writes, CancellationToken cancellation)
    {
        var ordered = WriteOrder.Of(writes);
        var effects = new CommitEffects();
        var result = await gate.WriteAsync(draft => Write(draft, ordered, effects), cancellation);
        return result == CommitResult.Committed ? new Commit(result, effects.Cards, effects.TakenBack) : Commit.Of(result);
    }

    private CommitResult Write(LiteDraft draft, IReadOnlyList<Write> writes, CommitEffects effects)
    {
        foreach (var write in writes)
        {
            var result = Write(draft, write, effects);
            if (result != CommitResult.Committed)
            {
                return result;
            }
        }

        return CommitResult.Committed;
    }

    private CommitResult Write(LiteDraft draft, Write write, CommitEffects effects) => write switch
    {
        HandleUpdate handle => LiteInbox.Handle(draft, handle),
        ReceiveUpdate receive => LiteInbox.Receive(draft, receive.Update),
        AddTicket add => tickets.Add(draft, add.Ticket),
        SaveTicket save => tickets.Save(draft, save.Ticket),
        SaveDialog save => dialogs.Save(draft, save.Row),
        AmendDialog amend => LiteDialogs.Amend(draft, amend.Row),
        RequireDialog require => dialogs.Require(draft, require),
        PutCard put => outbox.Put(draft, put, effects),
        AddAudit add => audit.Add(draft, add.Entry),
        AddHook add => LiteHooks.Add(draft, add.Hook),
        ChangeHook change => LiteHooks.Change(draft, change, effects),
        DeleteHook delete => LiteHooks.Delete(draft, delete, effects),
        DeleteHooksOf all => LiteHooks.DeleteAllOf(draft, all.UserId, effects),
        SaveMember save => LiteMembers.Save(draft, save.Member),
        RequireMayCancel require => LiteMembers.Require(draft, require),
        TouchMember touch => LiteMembers.Touch(draft, touch),
        SavePass save => LitePasses.Save(draft, save.Pass),
        AddAlert add => LiteAlerts.Add(draft, add),
        ShowAlert show => LiteAlerts.Show(draft, show),
        WhileWanted wanted => wanted.IsWanted() ? CommitResult.Committed : CommitResult.Conflict,
        _ => throw new InvalidOperationException($"No collection takes {write.GetType().Name}."),
    };
}
