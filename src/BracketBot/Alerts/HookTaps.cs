using System.Text;
using BracketBot.Cards;
using BracketBot.Core.Accounts;
using BracketBot.Core.Alerts;
using BracketBot.Core.Chat;
using BracketBot.Turns;

namespace BracketBot.Alerts;

/// <summary>Taps on the cards of <c>/hooks</c>: <c>h:&lt;hook&gt;:&lt;action&gt;</c>. Only the hook's owner finds it.</summary>
internal sealed class HookTaps(HookEditor editor, AlertIntake intake, Replies replies, TimeProvider time) : ITapHandler
{
    public string Kind => HookCards.Kind;

    public async Task HandleAsync(IncomingTap tap, Member member, UserTurn turn)
    {
        var hooks = await editor.OfAsync(member.Id);
        var to = new ChatAddress(member.Id.Value);
        var (id, action) = tap.Data.Split(':') is [_, var first, var second] ? (first, second) : ("", "");
        if (action == "make")
        {
            await MakeAsync(tap, member, to, hooks);
        }
        else if (hooks.FirstOrDefault(h => h.Id.Value == id) is not { } hook)
        {
            await replies.ToastAsync(tap, Toasts.Gone, alert: false);
        }
        else
        {
            await ActAsync(tap, to, hooks, hook, action);
        }
    }

    private async Task MakeAsync(IncomingTap tap, Member member, ChatAddress to, IReadOnlyList<AlertHook> hooks)
    {
        if (member.Active is null)
        {
            await replies.ToastAsync(tap, Toasts.LinkFirst, alert: true);
            return;
        }

        if (hooks.Count >= HookEditor.Most)
        {
            await replies.ToastAsync(tap, Toasts.TooManyHooks(HookEditor.Most), alert: true);
            return;
        }

        replies.Answer(tap, Toasts.Silent);
        await editor.AddAndShowAsync(tap.Id, to, editor.New(member, "", hooks.Count + 1, out var key), key);
    }

    private async Task ActAsync(IncomingTap tap, ChatAddress to, IReadOnlyList<AlertHook> hooks, AlertHook hook, string action)
    {
        var card = Replies.CardOf(tap, HookCards.Kind);
        switch (action)
        {
            case "open":
                replies.Answer(tap, Toasts.Silent);
                await editor.PutAsync(tap.Id, to, card, HookCards.One(hook), tap.MessageId);
                break;
            case "list":
                replies.Answer(tap, Toasts.Silent);
                await editor.PutAsync(tap.Id, to, card, HookCards.List(hooks), tap.MessageId);
                break;
            case "ask":
                replies.Answer(tap, Toasts.Silent);
                await editor.PutAsync(tap.Id, to, card, HookCards.AskDelete(hook), tap.MessageId);
                break;
            case "renew":
                replies.Answer(tap, Toasts.Silent);
                await editor.PutAsync(tap.Id, to, card, HookCards.AskRotate(hook), tap.MessageId);
                break;
            case "delete":
                replies.Answer(tap, Toasts.HookDeleted);
                await editor.PutAsync(tap.Id, to, card, HookCards.List([.. hooks.Where(h => h != hook)], $"{hook.Name} is deleted"), tap.MessageId, new DeleteHook(hook.Id, hook.UserId));
                break;
            case "rotate":
                replies.Answer(tap, Toasts.NewKey);
                await editor.RotateAndShowAsync(tap.Id, to, hook);
                break;
            case "test":
                await replies.ToastAsync(tap, Toasts.Testing, alert: false);
                await intake.TakeAsync(hook, key: null, Encoding.UTF8.GetBytes("This is a test"), time.GetUtcNow(), CancellationToken.None);
                break;
            case "pause":
                // From an alert's card, which stays as it is.
                replies.Answer(tap, Toasts.HookPaused);
                await editor.PauseAsync(tap.Id, hook);
                break;
            case "hold" or "resume":
                replies.Answer(tap, action == "hold" ? Toasts.HookHeld : Toasts.HookResumed);
                var changed = hook with { IsPaused = action == "hold" };
                await editor.PutAsync(tap.Id, to, card, HookCards.One(changed), tap.MessageId, new ChangeHook(hook.Id, hook.UserId) { IsPaused = changed.IsPaused });
                break;
            case "hide":
                replies.Answer(tap, Toasts.AddressHidden);
                await editor.HideAsync(tap.Id, to, hook, tap.MessageId);
                break;
            default:
                await replies.ToastAsync(tap, Toasts.Gone, alert: false);
                break;
        }
    }
}
