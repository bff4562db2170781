using BracketBot.Cards;
using BracketBot.Configuration;
using BracketBot.Core.Accounts;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Core.Passes;
using BracketBot.Members;
using BracketBot.Turns;

namespace BracketBot.Membership;

/// <summary>Those without access: who comes in, and what the others are told.</summary>
internal sealed class Door(AccessOptions access, IMemberStore members, IPassStore passes, ICommits commits, Replies replies, TimeProvider time)
{
    /// <summary>What the payload of an invitation's deep link begins with.</summary>
    public const string InvitationPrefix = "i";

    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromDays(1);

    /// <summary>Where the door is open, whoever writes is a member from then on; null for everybody else.</summary>
    public async Task<Member?> LetInAsync(IncomingUpdate update, Member? stranger)
    {
        if (access.Mode != AccessMode.Open || update is not IncomingMessage || stranger is { IsShutOut: true })
        {
            // One whose access was taken away does not get it back by writing again.
            return null;
        }

        var member = (stranger ?? new Member { Id = update.From }) with { Name = update.FromName, HasAccess = true, IsGranted = true, Version = (stranger?.Version ?? 0) + 1 };
        await commits.CommitAsync([new SaveMember(member), MemberAudit.Of("let in", time.GetUtcNow(), member.Id, to: "open")], CancellationToken.None);
        return await members.FindAsync(update.From, CancellationToken.None) is { HasAccess: true } now ? now : null;
    }

    public async Task OnMessageAsync(IncomingMessage message)
    {
        if (InvitationOf(message) is { } code)
        {
            await RedeemAsync(message, code);
        }
        else
        {
            // Whoever has asked already is told so in a new message: the card that asked stands as it is.
            var isWaiting = access.Mode != AccessMode.Closed && await members.FindAsync(message.From, CancellationToken.None) is { IsWaiting: true };
            await (isWaiting
                ? replies.OnceAMinuteAsync(message, "waiting", MemberCards.Asked(message.From))
                : replies.OnceAMinuteAsync(message, "stranger", access.Mode == AccessMode.Closed ? PlainCards.Stranger(message.From) : MemberCards.Knock(message.From)));
        }
    }

    /// <summary>A stranger may ask for access, once a day, and nothing else.</summary>
    public async Task OnTapAsync(IncomingTap tap)
    {
        if (access.Mode == AccessMode.Closed || tap.Data != $"{MemberCards.Kind}:{tap.From}:ask")
        {
            await replies.ToastAsync(tap, Toasts.Stranger(tap.From), alert: true);
            return;
        }

        var now = time.GetUtcNow();
        var stored = await members.FindAsync(tap.From, CancellationToken.None);
        if (stored?.AskedAt is { } before && now < before + AskAgainAfter)
        {
            await replies.ToastAsync(tap, Toasts.AskedAlready, alert: true);
            return;
        }

        var admins = await members.AdminsAsync(CancellationToken.None);
        if (admins.Count == 0)
        {
            await replies.ToastAsync(tap, Toasts.Stranger(tap.From), alert: true);
            return;
        }

        replies.Answer(tap, Toasts.Asked);
        var who = (stored ?? new Member { Id = tap.From }) with { Name = tap.FromName, AskedAt = now, Version = (stored?.Version ?? 0) + 1 };
        var result = await commits.CommitAsync(
            [
                new HandleUpdate(tap.Id, now), new SaveMember(who),
                new PutCard(Replies.CardOf(tap, "asked"), new ChatAddress(tap.From.Value), MemberCards.Asked(tap.From), CardPriority.Answer, now, tap.MessageId),
                .. admins.Select(a => new PutCard(MemberCards.AskCard(who.Id, a.Id, now), new ChatAddress(a.Id.Value), MemberCards.Ask(who), CardPriority.Answer, now)),
            ],
            CancellationToken.None);
        if (result == CommitResult.Conflict)
        {
            await commits.CommitAsync([new HandleUpdate(tap.Id, now)], CancellationToken.None);
        }
    }

    /// <summary>The code of an invitation, in <c>/start iCODE</c>; null for any other message.</summary>
    public static string? InvitationOf(IncomingMessage message) =>
        message.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is ["/start", var payload] && payload.StartsWith(InvitationPrefix, StringComparison.Ordinal) && payload.Length > 16
            ? payload[InvitationPrefix.Length..]
            : null;

    private async Task RedeemAsync(IncomingMessage message, string code)
    {
        var now = time.GetUtcNow();
        if (access.Mode == AccessMode.Closed || await passes.FindAsync(LoginLinks.PassOf(code), CancellationToken.None) is not { Body: PassBody.Invitation { UsedBy: null } invitation } pass || pass.ExpiresAt <= now
            || await members.FindAsync(invitation.By, CancellationToken.None) is not { IsAdmin: true })
        {
            await replies.AnswerAsync(message, MemberCards.InvitationOver);
            return;
        }

        var stored = await members.FindAsync(message.From, CancellationToken.None);
        var member = (stored ?? new Member { Id = message.From }) with { Name = message.FromName, HasAccess = true, IsGranted = true, IsShutOut = false, Role = Role.Trader, Version = (stored?.Version ?? 0) + 1 };
        var result = await commits.CommitAsync(
            [
                new HandleUpdate(message.Id, now), new SavePass(pass with { Version = pass.Version + 1, Body = invitation with { UsedBy = message.From } }), new SaveMember(member), MemberAudit.Of("let in", now, message.From, by: invitation.By, to: "invitation"),
                new PutCard(Replies.CardOf(message), message.Chat, MemberCards.Welcome, CardPriority.Answer, now),
                new PutCard(new CardId($"in{pass.Id}"), new ChatAddress(invitation.By.Value), MemberCards.CameIn(member, invitation.Note), CardPriority.Answer, now),
            ],
            CancellationToken.None);
        if (result == CommitResult.Conflict)
        {
            // Two came with the same link, and the other was first.
            await replies.AnswerAsync(message, MemberCards.InvitationOver);
        }
    }
}
