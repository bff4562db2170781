using System.Globalization;
using BracketBot.Cards;
using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Chat;
using BracketBot.Members;

namespace BracketBot.Linking;

/// <summary>What comes of an account that is linked, by login or by token: the member with it, and a word to whoever had it before.</summary>
internal sealed class NewLinks(IMemberStore members, SessionKeeper sessions)
{
    /// <summary>The member with the account and a session that begins now. The first account is the active one, and so is one that is linked by hand.</summary>
    public Member Linked(Member member, TradingInfo info, string token) =>
        member.With(sessions.Begun(member.Id, member.Find(info.ClientId), info, token)) with { Active = member.Find(info.ClientId) is null ? info.ClientId : member.Active ?? info.ClientId };

    /// <summary>Those who have the client linked already.</summary>
    public async Task<IReadOnlyList<Member>> OthersAsync(TelegramUserId user, ClientId client) =>
        [.. (await members.OfClientAsync(client, CancellationToken.None)).Where(m => m.Id != user)];

    /// <summary>Whoever has the client linked learns of another link to it, once.</summary>
    public static IEnumerable<Write> Tell(IReadOnlyList<Member> others, Member newcomer, ClientId client, DateTimeOffset now) =>
        newcomer.Find(client) is { } account && account.LinkedAt >= now - TimeSpan.FromMinutes(1)
            ? others.Select(o => new PutCard(
                new CardId(string.Create(CultureInfo.InvariantCulture, $"n{o.Id}:{newcomer.Id}:{client}:{account.LinkedAt.ToUnixTimeMilliseconds()}")), new ChatAddress(o.Id.Value), LinkCards.AlsoLinked(client, newcomer), CardPriority.Answer, now))
            : [];

    /// <summary>The account of a member for whom it was linked, or renewed, just now.</summary>
    public static LinkedAccount AccountOf(Member member, ClientId client) => member.Find(client) ?? throw new InvalidOperationException("It was linked just now.");
}
