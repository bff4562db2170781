using BracketBot.Cards;
using BracketBot.Configuration;
using BracketBot.Core.Accounts;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Members;
using BracketBot.Turns;

namespace BracketBot.Membership;

/// <summary>Those who asked for access: who still waits for an answer, and the answer that an admin gives.</summary>
internal sealed class AccessRequests(AccessOptions access, IMemberStore members, IOutboxStore outbox, ICommits commits, MemberChanges changes, TimeProvider time)
{
    /// <summary>Who waits, the longest waiting first. Nobody where nobody is let in from the chat.</summary>
    public async Task<IReadOnlyList<Member>> WaitingAsync() => access.Mode == AccessMode.Closed ? [] : await members.WaitingAsync(CancellationToken.None);

    /// <summary>How many wait, for an admin; 0 for everybody else.</summary>
    public async Task<int> CountForAsync(Member member) => member.IsAdmin ? (await WaitingAsync()).Count : 0;

    /// <summary>Lets somebody in who asked, or not. What one admin decides stands on the cards of all.</summary>
    /// <returns>False where they don't wait any more: nothing is decided then, and the tap is not ended.</returns>
    public async Task<bool> DecideAsync(IncomingTap tap, Member admin, TelegramUserId id, bool approved)
    {
        var now = time.GetUtcNow();
        if (access.Mode == AccessMode.Closed)
        {
            await commits.CommitAsync(Replies.Replacing(tap, MemberCards.Kind, MemberCards.Closed, now), CancellationToken.None);
            return true;
        }

        if (await members.FindAsync(id, CancellationToken.None) is not { IsWaiting: true, AskedAt: { } askedAt })
        {
            return false;
        }

        var admins = await members.AdminsAsync(CancellationToken.None);
        var isCopy = await IsCopyAsync(tap, MemberCards.AskCard(id, admin.Id, askedAt));
        var isOpen = true;
        await changes.ChangeAsync(
            id,
            m => !(isOpen = m.IsWaiting) ? null
                : approved ? m with { HasAccess = true, IsGranted = true, IsShutOut = false, Role = Role.Trader, DecidedAt = now }
                : m with { DecidedAt = now },

            // Another admin was first: what they decided stands.
            m => !isOpen ? [new HandleUpdate(tap.Id, now)] :
            [
                new HandleUpdate(tap.Id, now), MemberAudit.Of(approved ? "let in" : "refused", now, id, by: admin.Id, to: "asked"),
                .. admins.Select(a => new PutCard(
                    MemberCards.AskCard(id, a.Id, askedAt), new ChatAddress(a.Id.Value), MemberCards.Decided(m, approved, admin), CardPriority.Answer, now, a.Id == admin.Id ? tap.MessageId : null)),
                .. isCopy
                    ? [new PutCard(Replies.CardOf(tap, MemberCards.Kind), new ChatAddress(tap.From.Value), MemberCards.Decided(m, approved, admin), CardPriority.Answer, now, tap.MessageId)]
                    : (PutCard[])[],
                new PutCard(new CardId($"door{id}:{askedAt.ToUnixTimeSeconds()}"), new ChatAddress(id.Value), approved ? MemberCards.Welcome : MemberCards.Refused, CardPriority.Answer, now),
            ]);
        return true;
    }

    /// <summary>True where the card that told of the request stands elsewhere in the chat: this one was opened from the list.</summary>
    private async Task<bool> IsCopyAsync(IncomingTap tap, CardId told) =>
        await outbox.FindAsync(told, CancellationToken.None) is { MessageId: { } first } && first != tap.MessageId;
}
