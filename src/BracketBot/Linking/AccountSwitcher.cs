using BracketBot.Cards;
using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Alerts;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Core.Dialogs;
using BracketBot.Members;
using BracketBot.Turns;

namespace BracketBot.Linking;

/// <summary>Chooses among linked accounts, and forgets them with all that hangs on them.</summary>
internal sealed class AccountSwitcher(IMemberStore members, IHookStore hooks, IDialogStore dialogs, ICommits commits, MemberChanges changes, TimeZoneInfo marketZone, TimeProvider time)
{
    public Card Choose(Member member) => LinkCards.Choose(member, marketZone, time.GetUtcNow());

    public Task SwitchAsync(IncomingTap tap, Member member, ClientId client)
    {
        var now = time.GetUtcNow();
        return changes.ChangeAsync(
            member.Id, m => m.Find(client) is null || m.Active == client ? null : m with { Active = client }, m => Replaced(tap, LinkCards.Choose(m, marketZone, now), now));
    }

    /// <summary>Forgets an account with its cards and hooks.</summary>
    public async Task ForgetAsync(IncomingTap tap, Member member, ClientId client)
    {
        var now = time.GetUtcNow();
        var gone = await CardsAndHooksAsync(member.Id, client, now);
        await changes.ChangeAsync(
            member.Id, m => m.Find(client) is null ? null : m.Without(client), _ => [.. Replaced(tap, LinkCards.Unlinked(client), now), .. gone, MemberAudit.Of("unlinked", now, member.Id, client)]);
    }

    /// <summary>Ends the link that somebody else has to an account of this member's.</summary>
    public async Task<bool> OustAsync(IncomingTap tap, Member member, ClientId client, TelegramUserId other)
    {
        var now = time.GetUtcNow();
        if (member.Find(client) is not { } mine || await members.FindAsync(other, CancellationToken.None) is not { } second
            || second.Find(client) is not { } theirs || theirs.LinkedAt < mine.LinkedAt)
        {
            await EndAsync(tap);
            return false;
        }

        var gone = await CardsAndHooksAsync(other, client, now);
        await changes.ChangeAsync(
            other, m => m.Find(client) is null ? null : m.Without(client),
            _ =>
            [
                .. Replaced(tap, LinkCards.Ousted(client, other), now), .. gone, MemberAudit.Of("unlinked", now, other, client, by: member.Id),
                new PutCard(new CardId($"o{tap.Id.Value}"), new ChatAddress(other.Value), LinkCards.WasOusted(client), CardPriority.Answer, now),
            ]);
        return true;
    }

    /// <summary>Ends the tap, and shows a card in place of the one that was tapped.</summary>
    public Task ReplaceAsync(IncomingTap tap, Card card) => commits.CommitAsync([.. Replaced(tap, card, time.GetUtcNow())], CancellationToken.None);

    private Task<CommitResult> EndAsync(IncomingTap tap) => commits.CommitAsync([new HandleUpdate(tap.Id, time.GetUtcNow())], CancellationToken.None);

    private static IReadOnlyList<Write> Replaced(IncomingTap tap, Card card, DateTimeOffset now) => Replies.Replacing(tap, LinkCards.Kind, card, now);

    /// <summary>What ends with an account: its hooks; its open cards lose their authority with it, since a card acts for its own account alone.</summary>
    private async Task<IReadOnlyList<Write>> CardsAndHooksAsync(TelegramUserId user, ClientId client, DateTimeOffset now)
    {
        var isLast = await members.FindAsync(user, CancellationToken.None) is { Accounts: [_] };
        var ended = (await hooks.OfUserAsync(user, CancellationToken.None)).Where(h => h.Client == client || (isLast && h.Client is null)).Select(h => (Write)new DeleteHook(h.Id, user));
        var cards = (await dialogs.OpenOfAsync(user, CancellationToken.None))
            .Where(d => d.Client == client && d.ExpiresAt is not null && d.State.Type is not (nameof(DialogState.Cancelling) or nameof(DialogState.CancellingAll)))
            .Select(d => (Write)new PutCard(new CardId($"d{d.Id.Value}"), d.Chat, LinkCards.Unlinked(client), CardPriority.Answer, now));
        return [.. ended, .. cards];
    }
}
