using System.Globalization;
using BracketBot.Cards;
using BracketBot.Core.Accounts;
using BracketBot.Core.Alerts;
using BracketBot.Core.Chat;
using BracketBot.Core.Dialogs;
using BracketBot.Dialogs;
using BracketBot.Members;
using BracketBot.Turns;

namespace BracketBot.Membership;

/// <summary>Takes somebody's access away, once an admin has confirmed it.</summary>
internal sealed class Revocation(
    MemberList list, IMemberStore members, IDialogStore dialogs, MemberChanges changes, AdminMenus menus, AccountBook book, DialogMoves moves, Replies replies, TimeProvider time)
{
    public async Task AskAsync(IncomingMessage message, string text) => await replies.AnswerAsync(
        message,
        long.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && await members.FindAsync(new TelegramUserId(id), CancellationToken.None) is { } who && (who.HasAccess || who.IsGranted)
            ? who.IsConfigured ? await list.OneAsync(who, "Named in the configuration: remove them there") : MemberCards.AskRevoke(who)
            : MemberCards.NoSuchUser);

    public async Task AskAsync(IncomingTap tap, TelegramUserId id) =>
        await list.ReplaceAsync(tap, await members.FindAsync(id, CancellationToken.None) is { IsConfigured: false } who && (who.HasAccess || who.IsGranted) ? MemberCards.AskRevoke(who) : MemberCards.NoSuchUser);

    /// <summary>Takes somebody's access away: sessions, hooks and open cards end with the same commit; a list under way is stopped.</summary>
    public async Task RevokeAsync(IncomingTap tap, TelegramUserId id)
    {
        var now = time.GetUtcNow();
        if (await members.FindAsync(id, CancellationToken.None) is not { IsConfigured: false } before || !(before.HasAccess || before.IsGranted))
        {
            await list.ShowAsync(tap, id);
            return;
        }

        var open = await dialogs.OpenOfAsync(id, CancellationToken.None);
        var revoked = await changes.ChangeAsync(
            id,
            m => m with { HasAccess = false, IsGranted = false, Role = Role.Trader, Accounts = [], Active = null, TokenUntil = null, MorningDue = null, IsShutOut = true, DecidedAt = now },
            _ => [MemberAudit.Of("revoked", now, id, by: tap.From), new DeleteHooksOf(id), .. open.Where(d => d.ExpiresAt is not null && !IsOnItsWay(d)).Select(d => new PutCard(new CardId($"d{d.Id.Value}"), d.Chat, MemberCards.Ended, CardPriority.Answer, now))]);
        foreach (var running in open.Where(d => d.State.Type == nameof(DialogState.CancellingAll)))
        {
            moves.Post("the list of a user whose access ended", id, running.Id, new DialogInput.Stop(), () => ValueTask.FromResult(book.Of(before, running.Client)));
        }

        if (before.IsAdmin)
        {
            menus.Refresh(id);
        }

        await list.ShowAsync(tap, id, revoked is { HasAccess: false } ? "Revoked" : null);
    }

    /// <summary>What is on its way at the broker is shown to its end.</summary>
    private static bool IsOnItsWay(DialogRow row) => row.State.Type is nameof(DialogState.Cancelling) or nameof(DialogState.CancellingAll);
}
