using BracketBot.Cards;
using BracketBot.Core.Accounts;
using BracketBot.Core.CancelAll;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Stored;
using BracketBot.Members;
using BracketBot.Turns;

namespace BracketBot.Dialogs;

/// <summary>What a tap on a dialog's card means: whether it is its owner's and of the version that stands, and which input it is.</summary>
internal sealed class DialogTaps(IDialogStore dialogs, ICommits commits, DialogRunner runner, DialogRows rows, Replies replies, AccountBook book, TimeProvider time) : ITapHandler
{
    public string Kind => DialogTap.Kind;

    public async Task HandleAsync(IncomingTap tap, Member member, UserTurn turn)
    {
        if (DialogTap.Parse(tap.Data) is not { } button || await dialogs.FindAsync(button.Dialog, CancellationToken.None) is not { } row)
        {
            await replies.ToastAsync(tap, Toasts.Gone, alert: false);
            return;
        }

        if (row.UserId != member.Id)
        {
            await replies.ToastAsync(tap, Toasts.NotYours, alert: false);
            return;
        }

        // The card's account, whatever is active now.
        if (book.Of(member, row.Client) is not { } user)
        {
            await replies.ToastAsync(tap, Toasts.NotLinked, alert: true);
            return;
        }

        if (!user.MayCancel && button.Action is (DialogAction.Confirm or DialogAction.OneTap))
        {
            await replies.ToastAsync(tap, Toasts.LooksOnly, alert: true);
            return;
        }

        var state = DialogStateText.Load(row.State);
        var conversation = new Conversation(row.Id, user, row.Chat, row.Version, state ?? new DialogState.Idle(), tap, turn);
        if (state is null)
        {
            await ForgetAsync(conversation, tap);
        }
        else if (button.Version != row.Version)
        {
            await OnOldButtonAsync(conversation, tap);
        }
        else
        {
            await runner.RunAsync(conversation, Input(button, tap, user));
        }
    }

    private static DialogInput Input(DialogTap button, IncomingTap tap, LinkedUser user) => button.Action switch
    {
        DialogAction.Confirm => new DialogInput.Confirm(tap.ReceivedAt, tap.Waited),
        DialogAction.Keep => new DialogInput.Keep(),
        DialogAction.Back => new DialogInput.Back(),
        DialogAction.Page => new DialogInput.TurnTo(button.Argument),
        DialogAction.Bracket => new DialogInput.PickBracket(button.Argument),
        DialogAction.Leg => new DialogInput.PickLeg(button.Argument),
        DialogAction.Look => new DialogInput.LookAgain(),
        DialogAction.Again => new DialogInput.Again(),
        DialogAction.OneTap => new DialogInput.OneTap(button.Argument, tap.ReceivedAt, tap.Waited, user.IsPaused),
        DialogAction.More => new DialogInput.More(),
        DialogAction.Alert => new DialogInput.PickAlert(button.Argument),
        DialogAction.Entries => new DialogInput.Arm(CancelAllGroup.Entries),
        DialogAction.Exits => new DialogInput.Arm(CancelAllGroup.Exits),
        DialogAction.Stop => new DialogInput.Stop(),
        DialogAction.Refresh => new DialogInput.Refresh(),
    };

    private async Task OnOldButtonAsync(Conversation conversation, IncomingTap tap)
    {
        // A card may stand in the chat as it was before, where an edit was lost on the way: put it there once more.
        var toast = conversation.State is DialogState.Cancelling ? Toasts.OnItsWay : Toasts.Changed;
        replies.Answer(tap, toast);
        while (true)
        {
            // Only as it still stands: the answer may have come since it was read, and must not be put out of sight.
            var now = time.GetUtcNow();
            var asRead = new RequireDialog(conversation.Id, conversation.Version, Held: false);
            var put = new PutCard(DialogRows.CardId(conversation.Id), conversation.Chat, rows.Card(conversation), CardPriority.Answer, now, tap.MessageId);
            if (await commits.CommitAsync([new HandleUpdate(tap.Id, now), asRead, put], CancellationToken.None) != CommitResult.Conflict)
            {
                return;
            }

            if (await dialogs.FindAsync(conversation.Id, CancellationToken.None) is not { } moved || DialogStateText.Load(moved.State) is not { } state)
            {
                await runner.EndUpdateAsync(conversation);
                return;
            }

            conversation = conversation with { Version = moved.Version, State = state };
        }
    }

    private async Task ForgetAsync(Conversation conversation, IncomingTap tap)
    {
        var now = time.GetUtcNow();
        await commits.CommitAsync([.. rows.Next(conversation, new DialogState.Idle(), now), new HandleUpdate(tap.Id, now)], CancellationToken.None);
        replies.Answer(tap, Toasts.Over);
    }
}
