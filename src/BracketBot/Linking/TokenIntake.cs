using BracketBot.Cards;
using BracketBot.Core.Accounts;
using BracketBot.Core.Cancels;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Core.Text;
using BracketBot.Members;
using BracketBot.Turns;

namespace BracketBot.Linking;

/// <summary>Takes access tokens out of the chat, and links the account of one that was asked for.</summary>
internal sealed class TokenIntake(IBroker broker, IChat chat, ICommits commits, MemberChanges changes, NewLinks newLinks, TimeZoneInfo marketZone, TimeProvider time)
{
    private static readonly TimeSpan TokenWithin = TimeSpan.FromMinutes(10);

    /// <summary>Takes the next message for a token.</summary>
    public Task AskTokenAsync(IncomingMessage message, Member member)
    {
        var now = time.GetUtcNow();
        return changes.ChangeAsync(
            member.Id, m => m with { TokenUntil = now + TokenWithin },
            _ => Replies.Answering(message, LinkCards.AskToken, now));
    }

    /// <summary>True for a message that is a token, or may be one: it is handled here, and nowhere else.</summary>
    public bool IsToken(IncomingMessage message, Member member) => message.Text == SecretText.Withheld || SecretText.LooksLikeOne(message.Text)
        || (member.TokenUntil > time.GetUtcNow() && message.Text.Length > 0 && !message.Text.TrimStart().StartsWith('/'));

    /// <summary>Deletes the message, and links the account that its token is of, if one was asked for.</summary>
    public async Task TakeTokenAsync(IncomingMessage message, Member member, UserTurn turn)
    {
        // First of all: whatever comes of it, it must not stand there.
        var (deleted, now) = (await chat.DeleteAsync(message.Chat, message.MessageId, CancellationToken.None) is null, time.GetUtcNow());
        if (message.Text == SecretText.Withheld || member.TokenUntil is not { } until || until <= message.ReceivedAt)
        {
            await AnswerAsync(message, message.Text == SecretText.Withheld ? LinkCards.TokenLost(deleted) : LinkCards.TokenUnasked(deleted));
            return;
        }

        var token = SecretText.In(message.Text) ?? message.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[^1];
        var read = await turn.OutsideAsync(() => broker.ReadTradingInfoAsync(new BrokerSession(default, token), CancellationToken.None));
        if (!read.Try(out var info, out var error))
        {
            await changes.ChangeAsync(member.Id, m => m with { TokenUntil = null }, _ => Replies.Answering(message, LinkCards.TokenRefused(error, deleted), now));
            return;
        }

        var (others, taken) = (await newLinks.OthersAsync(member.Id, info.ClientId), false);
        await changes.ChangeAsync(
            member.Id,

            // Access may have ended, or the question been taken back, while the broker was asked.
            m => (taken = m is { HasAccess: true, TokenUntil: not null }) ? newLinks.Linked(m with { TokenUntil = null }, info, token) : null,
            m => !taken ? Replies.Answering(message, LinkCards.NoToken, now) : [.. Replies.Answering(message, LinkCards.TokenLinked(NewLinks.AccountOf(m, info.ClientId), m.Active == info.ClientId, deleted, marketZone, now), now), .. NewLinks.Tell(others, m, info.ClientId, now), MemberAudit.Of("linked", now, m.Id, info.ClientId, to: "token")]);
    }

    /// <summary>A command in place of the token takes the question back.</summary>
    public async Task TakeBackTokenQuestionAsync(Member member)
    {
        if (member.TokenUntil is not null)
        {
            await changes.ChangeAsync(member.Id, m => m.TokenUntil is null ? null : m with { TokenUntil = null });
        }
    }

    /// <summary>A token that somebody without access wrote is taken out of the chat, too.</summary>
    public async Task TakeFromStrangerAsync(IncomingMessage message)
    {
        var deleted = await chat.DeleteAsync(message.Chat, message.MessageId, CancellationToken.None) is null;
        await AnswerAsync(message, LinkCards.TokenUnasked(deleted));
    }

    public Task ForgetTokenQuestionAsync(IncomingTap tap, Member member)
    {
        var now = time.GetUtcNow();
        return changes.ChangeAsync(member.Id, m => m.TokenUntil is null ? null : m with { TokenUntil = null }, _ => Replies.Replacing(tap, LinkCards.Kind, LinkCards.NoToken, now));
    }

    private Task<CommitResult> AnswerAsync(IncomingMessage message, Card card) => commits.CommitAsync(Replies.Answering(message, card, time.GetUtcNow()), CancellationToken.None);
}
