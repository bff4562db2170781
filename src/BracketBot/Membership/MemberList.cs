using BracketBot.Cards;
using BracketBot.Configuration;
using BracketBot.Core.Accounts;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Turns;

namespace BracketBot.Membership;

/// <summary>Shows admins who has access and who waits for it: all of them by pages, or one. No admin sees or uses anybody else's session.</summary>
internal sealed class MemberList(AccessOptions access, AccessRequests requests, IMemberStore members, ICommits commits, Replies replies, TimeZoneInfo marketZone, TimeProvider time)
{
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

    /// <summary>One of them; of somebody who waits, the card to decide on.</summary>
    public async Task<Card> OneAsync(Member who, string? word = null) => who.IsWaiting && access.Mode != AccessMode.Closed
        ? MemberCards.AskAgain(who, marketZone)
        : MemberCards.One(who, await SeenAsync([who]), marketZone, time.GetUtcNow(), word);

    /// <summary>Ends the tap, and shows a card in place of the one that was tapped.</summary>
    public Task<CommitResult> ReplaceAsync(IncomingTap tap, Card card) =>
        commits.CommitAsync(Replies.Replacing(tap, MemberCards.Kind, card, time.GetUtcNow()), CancellationToken.None);

    private async Task<Card> PageAsync(TelegramUserId? after)
    {
        var page = await members.PageAsync(after, MemberCards.PageSize + 1, CancellationToken.None);
        IReadOnlyList<Member> shown = [.. page.Take(MemberCards.PageSize)];
        var waiting = after is { Value: > 0 } ? [] : await requests.WaitingAsync();
        return MemberCards.List(waiting, shown, page.Count > shown.Count, await SeenAsync(shown), marketZone, time.GetUtcNow());
    }

    private Task<IReadOnlyDictionary<TelegramUserId, DateTimeOffset>> SeenAsync(IReadOnlyList<Member> whom) =>
        members.LastSeenAsync([.. whom.Select(m => m.Id)], CancellationToken.None);
}
