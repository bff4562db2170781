using BracketBot.Core.Accounts;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Stored;
using BracketBot.Turns;

namespace BracketBot.Dialogs;

/// <summary>Red buttons that take no tap for a moment after they come up, and are shown as such.</summary>
internal sealed class RedButtons(
    IDialogStore dialogs, ICommits commits, DialogRows rows, Mailboxes mailboxes, BackgroundTasks background, DialogRules rules, TimeProvider time)
{
    /// <summary>
    /// Has a red button that was shown disabled shown as one that listens, the moment that it does. Where that gets lost (the process ends, the store
    /// can't be reached), the row is due, and housekeeping does it within its beat: a button must not stay dead.
    /// </summary>
    public void ListenLater(Conversation conversation, DialogState state)
    {
        if (ReferenceEquals(state, conversation.State) || DialogRows.ListensAt(state) is not { } at)
        {
            return;
        }

        background.Run("a button that begins to listen", async () =>
        {
            // A timer may be early by the clock that the step goes by.
            while (at - time.GetUtcNow() is var left && left > TimeSpan.Zero)
            {
                await Task.Delay(left + TimeSpan.FromMilliseconds(1), time);
            }

            if (mailboxes.Post(conversation.User.Account.UserId, _ => ListenAsync(conversation.Id, conversation.User)) is { } posted)
            {
                await posted;
            }
        });
    }

    /// <summary>The same card, the buttons beside the red one go on to work. False where nothing waits to listen.</summary>
    public async Task<bool> ListenAsync(DialogId id, LinkedUser user)
    {
        var now = time.GetUtcNow();
        if (await dialogs.FindAsync(id, CancellationToken.None) is not { } row || DialogStateText.Load(row.State) is not { } state
            || CancelDialog.Step(state, new DialogInput.Listen(), now, rules).State is var listens && ReferenceEquals(listens, state))
        {
            return false;
        }

        // What moved the dialog meanwhile wins: its card is another one.
        await commits.CommitAsync([.. rows.Amended(row, listens, user.Account.ClientId, CardPriority.Answer, now)], CancellationToken.None);
        return true;
    }
}
