using BracketBot.Core.Accounts;
using BracketBot.Core.Chat;
using BracketBot.Core.Dialogs;
using BracketBot.Turns;

namespace BracketBot.Dialogs;

/// <summary>Moves dialogs for a reason that is no message or tap of their user's. Each waits for its place in the user's mailbox, and nobody waits for it.</summary>
internal sealed class DialogMoves(DialogRunner runner, Mailboxes mailboxes, BackgroundTasks background)
{
    /// <summary>Returns at once.</summary>
    /// <param name="why">For the log, should it fail.</param>
    /// <param name="user">Whose dialog it is.</param>
    /// <param name="who">The user acting for the dialog's account; null where they don't any more, and the dialog stays as it is.</param>
    public void Post(string why, TelegramUserId user, DialogId dialog, DialogInput input, Func<ValueTask<LinkedUser?>> who) => background.Run(why, async () =>
    {
        if (await who() is { } acting && mailboxes.Post(user, turn => runner.MoveAsync(dialog, acting, turn, input)) is { } posted)
        {
            await posted;
        }
    });
}
