using System.Globalization;
using BracketBot.Cards;
using BracketBot.Configuration;
using BracketBot.Core.Accounts;
using BracketBot.Core.Alerts;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Passes;
using BracketBot.Core.Text;
using BracketBot.Dialogs;
using BracketBot.Members;
using BracketBot.Turns;
using QRCoder;

namespace BracketBot.Membership;

/// <summary>What admins decide: invitations, roles, and whose access ends; and the lists that they decide from. No admin sees or uses anybody else's session.</summary>
internal sealed class MembershipDesk(
    AccessOptions access, AccessRequests requests, IMemberStore members, IDialogStore dialogs, ICommits commits, MemberChanges changes, AdminMenus menus, AccountBook book, DialogRunner runner, Mailboxes mailboxes,
    BackgroundTasks background, BotName name, IChat chat, Replies replies, TimeZoneInfo marketZone, TimeProvider time, ILogger<MembershipDesk> log)
{
    private static readonly TimeSpan InvitationGoodFor = TimeSpan.FromHours(24);
    private const int NoteLength = 60;

    /// <summary>Makes an invitation, and shows it once. Its code goes past the outbox, where it would be stored.</summary>
    public async Task InviteAsync(IncomingMessage message, Member admin, string note)
    {
        if (access.Mode == AccessMode.Closed)
        {
            await replies.AnswerAsync(message, MemberCards.Closed);
            return;
        }

        var (now, code) = (time.GetUtcNow(), LoginLinks.NewCode());
        var clean = PlainText.Line(note, NoteLength);
        if (await name.FindAsync(CancellationToken.None) is not { Length: > 0 } bot)
        {
            await replies.AnswerAsync(message, MemberCards.InvitationNotShown);
            return;
        }

        var invitation = new PassBody.Invitation(admin.Id, clean, now);
        if (await commits.CommitAsync(
            [new HandleUpdate(message.Id, now), new SavePass(new Pass(LoginLinks.PassOf(code), 1, invitation, now + InvitationGoodFor))], CancellationToken.None) != CommitResult.Committed)
        {
            return;
        }

        var address = new Uri($"https://t.me/{bot}?start={Door.InvitationPrefix}{code}");
        var picture = PngByteQRCodeHelper.GetQRCode(address.ToString(), QRCodeGenerator.ECCLevel.M, 8);
        var sent = await chat.SendFileAsync(message.Chat, new ChatFile("invitation.png", picture, MemberCards.Invitation(address, clean), IsPicture: true), CancellationToken.None);
        if (sent.Error is { } error)
        {
            Log.InvitationNotShown(log, error.GetType().Name);
            await commits.CommitAsync([new PutCard(Replies.CardOf(message), message.Chat, MemberCards.InvitationNotShown, CardPriority.Answer, now)], CancellationToken.None);
        }
    }

    public async Task ListAsync(IncomingMessage message) => await replies.AnswerAsync(message, await PageAsync(null));

    public async Task PageAsync(IncomingTap tap, TelegramUserId after) => await ReplaceAsync(tap, await PageAsync(after));

    public async Task ShowAsync(IncomingTap tap, TelegramUserId id, string? word = null) =>
        await ReplaceAsync(tap, await members.FindAsync(id, CancellationToken.None) is { } who ? await OneAsync(who, word) : MemberCards.NoSuchUser);

    /// <summary>Those who wait and found no room on the card before.</summary>
    public async Task WaitingPageAsync(IncomingTap tap, TelegramUserId after)
    {
        var waiting = await requests.WaitingAsync();

        // Where the last one of the page before has their answer meanwhile, the list begins anew.
        var shown = waiting.Select(m => m.Id).ToList().IndexOf(after) + 1;
        await ReplaceAsync(tap, MemberCards.Waiting(waiting, shown, marketZone));
    }

    public async Task AskRevokeAsync(IncomingMessage message, string text) => await replies.AnswerAsync(
        message,
        long.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && await members.FindAsync(new TelegramUserId(id), CancellationToken.None) is { } who && (who.HasAccess || who.IsGranted)
            ? who.IsConfigured ? await OneAsync(who, "Named in the configuration: take them out there") : MemberCards.AskRevoke(who)
            : MemberCards.NoSuchUser);

    public async Task AskRevokeAsync(IncomingTap tap, TelegramUserId id) =>
        await ReplaceAsync(tap, await members.FindAsync(id, CancellationToken.None) is { IsConfigured: false } who && (who.HasAccess || who.IsGranted) ? MemberCards.AskRevoke(who) : MemberCards.NoSuchUser);

    public async Task SetRoleAsync(IncomingTap tap, TelegramUserId id, Role role)
    {
        var isNew = false;
        var changed = await changes.ChangeAsync(
            id,
            m => (isNew = m is { HasAccess: true, IsConfigured: false } && m.Role != role) ? m with { Role = role } : null,
            _ => isNew ? [MemberAudit.Of("role", time.GetUtcNow(), id, by: tap.From, to: role.ToString())] : []);
        if (isNew)
        {
            menus.Refresh(id);
        }

        await ShowAsync(tap, id, changed?.Role == role ? $"Now {role.ToString().ToLowerInvariant()}" : null);
    }

    /// <summary>Takes somebody's access away: sessions, hooks and open cards end with the same commit; a list under way is stopped.</summary>
    public async Task RevokeAsync(IncomingTap tap, TelegramUserId id)
    {
        var now = time.GetUtcNow();
        if (await members.FindAsync(id, CancellationToken.None) is not { IsConfigured: false } before || !(before.HasAccess || before.IsGranted))
        {
            await ShowAsync(tap, id);
            return;
        }

        var open = await dialogs.OpenOfAsync(id, CancellationToken.None);
        var revoked = await changes.ChangeAsync(
            id,
            m => m with { HasAccess = false, IsGranted = false, Role = Role.Trader, Accounts = [], Active = null, TokenUntil = null, MorningDue = null, IsShutOut = true, DecidedAt = now },
            _ => [MemberAudit.Of("revoked", now, id, by: tap.From), new DeleteHooksOf(id), .. open.Where(d => d.ExpiresAt is not null && !IsOnItsWay(d)).Select(d => new PutCard(new CardId($"d{d.Id.Value}"), d.Chat, MemberCards.Ended, CardPriority.Answer, now))]);
        foreach (var list in open.Where(d => d.State.Type == nameof(DialogState.CancellingAll)))
        {
            if (book.Of(before, list.Client) is { } user)
            {
                background.Run("the list of a user whose access ended", async () =>
                {
                    if (mailboxes.Post(id, turn => runner.MoveAsync(list.Id, user, turn, new DialogInput.Stop())) is { } posted)
                    {
                        await posted;
                    }
                });
            }
        }

        if (before.IsAdmin)
        {
            menus.Refresh(id);
        }

        await ShowAsync(tap, id, revoked is { HasAccess: false } ? "Revoked" : null);
    }

    /// <summary>What is on its way at the broker is shown to its end.</summary>
    private static bool IsOnItsWay(DialogRow row) => row.State.Type is nameof(DialogState.Cancelling) or nameof(DialogState.CancellingAll);

    private async Task<Card> PageAsync(TelegramUserId? after)
    {
        var page = await members.PageAsync(after, MemberCards.PageSize + 1, CancellationToken.None);
        IReadOnlyList<Member> shown = [.. page.Take(MemberCards.PageSize)];
        var waiting = after is { Value: > 0 } ? [] : await requests.WaitingAsync();
        return MemberCards.List(waiting, shown, page.Count > shown.Count, await SeenAsync(shown), marketZone, time.GetUtcNow());
    }

    private async Task<Card> OneAsync(Member who, string? word = null) => who.IsWaiting && access.Mode != AccessMode.Closed
        ? MemberCards.AskAgain(who, marketZone)
        : MemberCards.One(who, await SeenAsync([who]), marketZone, time.GetUtcNow(), word);

    private Task<IReadOnlyDictionary<TelegramUserId, DateTimeOffset>> SeenAsync(IReadOnlyList<Member> whom) =>
        members.LastSeenAsync([.. whom.Select(m => m.Id)], CancellationToken.None);

    private Task<CommitResult> ReplaceAsync(IncomingTap tap, Card card) =>
        commits.CommitAsync(Replies.Replacing(tap, MemberCards.Kind, card, time.GetUtcNow()), CancellationToken.None);
}
