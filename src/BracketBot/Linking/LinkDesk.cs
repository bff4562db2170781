using System.Globalization;
using System.Security.Cryptography;
using BracketBot.Cards;
using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Alerts;
using BracketBot.Core.Cancels;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Passes;
using BracketBot.Core.Text;
using BracketBot.Members;
using BracketBot.Turns;

namespace BracketBot.Linking;

/// <summary>Links accounts, chooses among them, and forgets them: what the chat has to do with it.</summary>
internal sealed class LinkDesk(
    IBrokerLogin login, IBroker broker, IChat chat, IMemberStore members, IPassStore passes, IHookStore hooks, IDialogStore dialogs, ICommits commits, MemberChanges changes,
    SessionKeeper sessions, LoginLinks links, ISecretBox box, TimeZoneInfo marketZone, TimeProvider time)
{
    private static readonly TimeSpan TokenWithin = TimeSpan.FromMinutes(10);

    /// <summary>Numbers to choose from, of which the page shows one.</summary>
    private const int Numbers = 9;

    /// <summary>Offers a login, by a link for this member alone.</summary>
    public async Task OfferAsync(IncomingMessage message, Member member)
    {
        var now = time.GetUtcNow();
        if (!login.IsThere)
        {
            await AnswerAsync(message, LinkCards.NoLogin);
            return;
        }

        var code = LoginLinks.NewCode();
        var pass = new Pass(LoginLinks.PassOf(code), 1, new PassBody.Login(member.Id, LoginStage.Offered), now + LoginLinks.GoodFor);
        await commits.CommitAsync(
            [
                new HandleUpdate(message.Id, now), new SavePass(pass),
                new PutCard(LinkCards.LoginCard(pass.Id), message.Chat, LinkCards.Offer(pass.Id, links.Start(code), links.IsLocal), CardPriority.Answer, now),
            ],
            CancellationToken.None);
    }

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
    public async Task TakeTokenAsync(IncomingMessage message, Member member, Turn turn)
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

        var (others, taken) = (await OthersAsync(member.Id, info.ClientId), false);
        await changes.ChangeAsync(
            member.Id,

            // Access may have ended, or the question been taken back, while the broker was asked.
            m => (taken = m is { HasAccess: true, TokenUntil: not null }) ? Linked(m with { TokenUntil = null }, info, token) : null,
            m => !taken ? Replies.Answering(message, LinkCards.NoToken, now) : [.. Replies.Answering(message, LinkCards.TokenLinked(AccountOf(m, info.ClientId), m.Active == info.ClientId, deleted, marketZone, now), now), .. Tell(others, m, info.ClientId, now), MemberAudit.Of("linked", now, m.Id, info.ClientId, to: "token")]);
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
        return changes.ChangeAsync(member.Id, m => m.TokenUntil is null ? null : m with { TokenUntil = null }, _ => Replaced(tap, LinkCards.NoToken, now));
    }

    /// <summary>Asks the chat whether a login by its link was its own.</summary>
    public async Task<bool> AskAsync(Pass pass, PassBody.Login asked)
    {
        var now = time.GetUtcNow();
        return await commits.CommitAsync(
            [
                new SavePass(pass with { Version = pass.Version + 1, Body = asked }),
                new PutCard(LinkCards.LoginCard(pass.Id), ChatOf(asked.UserId), LinkCards.WasItYou(pass.Id, asked, NumbersWith(asked.Match)), CardPriority.Answer, now),
            ],
            CancellationToken.None) == CommitResult.Committed;
    }

    /// <summary>Ends a login without anything linked, with the reason on its card.</summary>
    public async Task FailAsync(Pass pass, PassBody.Login of, string why)
    {
        var now = time.GetUtcNow();
        var card = of.Client is null ? LinkCards.Dropped(why) : LinkCards.NotRenewed(why);
        var failed = Ended(pass, of, LoginStage.Failed);

        // The card that a renewal began from says itself what is to be done.
        await commits.CommitAsync(of.Dialog is not null ? [failed] : [failed, new PutCard(LinkCards.LoginCard(pass.Id), ChatOf(of.UserId), card, CardPriority.Answer, now)], CancellationToken.None);
    }

    /// <summary>Renews the session of an account that is linked already. False where it is not linked any more, and where the login was given up meanwhile.</summary>
    public async Task<bool> RenewAsync(Pass pass, PassBody.Login of, TradingInfo info, string token)
    {
        var now = time.GetUtcNow();
        var done = Ended(pass, of, LoginStage.Done);
        var renewed = false;
        var saved = await changes.ChangeAsync(
            of.UserId,
            m => (renewed = m.HasAccess && m.Find(info.ClientId) is not null) ? m.With(sessions.Begun(m.Id, m.Find(info.ClientId), info, token)) : null,
            m => !renewed
                ? []
                : of.Dialog is not null
                    ? [done]
                    : [done, new PutCard(LinkCards.LoginCard(pass.Id), ChatOf(m.Id), LinkCards.Renewed(AccountOf(m, info.ClientId), marketZone, now), CardPriority.Answer, now)]);
        return renewed && saved is not null;
    }

    /// <summary>The chat says which number the page shows.</summary>
    /// <returns>What the tap is answered with.</returns>
    public async Task<string> ConfirmAsync(IncomingTap tap, Member member, PassId id, string number)
    {
        if (await FindAskedAsync(id, member) is not ({ } pass, { Found: { } info, Token: { } sealedToken } asked) || box.Open(sealedToken, TokenContext(id)) is not { } token)
        {
            await EndAsync(tap);
            return Toasts.Gone;
        }

        var now = time.GetUtcNow();
        if (number != LinkCards.Number(asked.Match))
        {
            await DropAsync(tap, pass, asked, "That was not the number on the page. /link begins anew.");
            return "Wrong number: nothing is linked.";
        }

        var others = await OthersAsync(member.Id, info.ClientId);
        var done = Ended(pass, asked, LoginStage.Done);
        var taken = false;
        var linked = await changes.ChangeAsync(
            member.Id,
            m => (taken = m.HasAccess) ? Linked(m, info, token) : null,
            m => !taken ? [new HandleUpdate(tap.Id, now)] :
            [
                new HandleUpdate(tap.Id, now), done,
                new PutCard(LinkCards.LoginCard(id), ChatOf(m.Id), LinkCards.Linked(AccountOf(m, info.ClientId), m.Active == info.ClientId, m.Settings.MorningAt is null, marketZone, now), CardPriority.Answer, now),
                .. Tell(others, m, info.ClientId, now), MemberAudit.Of("linked", now, m.Id, info.ClientId, to: "login"),
            ]);
        if (linked is null)
        {
            await EndAsync(tap);
        }

        return linked is null || !taken ? Toasts.Changed : "Linked.";
    }

    /// <summary>The chat says that it was somebody else, or that it does not want the login any more.</summary>
    public async Task DropAsync(IncomingTap tap, Member member, PassId id)
    {
        if (await passes.FindAsync(id, CancellationToken.None) is { Body: PassBody.Login { Stage: not (LoginStage.Done or LoginStage.Failed) } body } pass && body.UserId == member.Id)
        {
            await DropAsync(tap, pass, body, body.Stage == LoginStage.Asked ? "The login was thrown away. /link begins anew." : "/link begins anew.");
        }
        else
        {
            await EndAsync(tap);
        }
    }

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
                new PutCard(new CardId($"o{tap.Id.Value}"), ChatOf(other), LinkCards.WasOusted(client), CardPriority.Answer, now),
            ]);
        return true;
    }

    /// <summary>Ends the tap, and shows a card in place of the one that was tapped.</summary>
    public Task ReplaceAsync(IncomingTap tap, Card card) => commits.CommitAsync([.. Replaced(tap, card, time.GetUtcNow())], CancellationToken.None);

    public Task EndAsync(IncomingTap tap) => commits.CommitAsync([new HandleUpdate(tap.Id, time.GetUtcNow())], CancellationToken.None);

    public Card Choose(Member member) => LinkCards.Choose(member, marketZone, time.GetUtcNow());

    public static string TokenContext(PassId pass) => $"login:{pass}";

    private static LinkedAccount AccountOf(Member member, ClientId client) => member.Find(client) ?? throw new InvalidOperationException("It was linked just now.");

    private static ChatAddress ChatOf(TelegramUserId user) => new(user.Value);

    /// <summary>The login as it ends: what was secret in it is forgotten.</summary>
    private static SavePass Ended(Pass pass, PassBody.Login login, LoginStage stage) =>
        new(pass with { Version = pass.Version + 1, Body = login with { Stage = stage, Token = null, Verifier = null } });

    private static IReadOnlyList<Write> Replaced(IncomingTap tap, Card card, DateTimeOffset now) => Replies.Replacing(tap, LinkCards.Kind, card, now);

    private Task<CommitResult> AnswerAsync(IncomingMessage message, Card card) => commits.CommitAsync(Replies.Answering(message, card, time.GetUtcNow()), CancellationToken.None);

    /// <summary>The member with the account and a session that begins now. The first account is the active one, and so is one that is linked by hand.</summary>
    private Member Linked(Member member, TradingInfo info, string token) =>
        member.With(sessions.Begun(member.Id, member.Find(info.ClientId), info, token)) with { Active = member.Find(info.ClientId) is null ? info.ClientId : member.Active ?? info.ClientId };

    private async Task<IReadOnlyList<Member>> OthersAsync(TelegramUserId user, ClientId client) =>
        [.. (await members.OfClientAsync(client, CancellationToken.None)).Where(m => m.Id != user)];

    /// <summary>Whoever has the client linked learns of another link to it, once.</summary>
    private static IEnumerable<Write> Tell(IReadOnlyList<Member> others, Member newcomer, ClientId client, DateTimeOffset now) =>
        newcomer.Find(client) is { } account && account.LinkedAt >= now - TimeSpan.FromMinutes(1)
            ? others.Select(o => new PutCard(
                new CardId(string.Create(CultureInfo.InvariantCulture, $"n{o.Id}:{newcomer.Id}:{client}:{account.LinkedAt.ToUnixTimeMilliseconds()}")), ChatOf(o.Id), LinkCards.AlsoLinked(client, newcomer), CardPriority.Answer, now))
            : [];

    private async Task<(Pass? Pass, PassBody.Login? Login)> FindAskedAsync(PassId id, Member member) =>
        await passes.FindAsync(id, CancellationToken.None) is { Body: PassBody.Login { Stage: LoginStage.Asked } asked } pass && asked.UserId == member.Id && pass.ExpiresAt > time.GetUtcNow()
            ? (pass, asked)
            : (null, null);

    private async Task DropAsync(IncomingTap tap, Pass pass, PassBody.Login of, string why)
    {
        var now = time.GetUtcNow();
        var result = await commits.CommitAsync(
            [
                new HandleUpdate(tap.Id, now), Ended(pass, of, LoginStage.Failed),
                new PutCard(LinkCards.LoginCard(pass.Id), ChatOf(of.UserId), LinkCards.Dropped(why), CardPriority.Answer, now),
            ],
            CancellationToken.None);
        if (result == CommitResult.Conflict)
        {
            // The browser came back in between; what comes of it is asked about anew.
            await EndAsync(tap);
        }
    }

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

    private static int[] NumbersWith(int match)
    {
        var numbers = new HashSet<int> { match };
        while (numbers.Count < Numbers)
        {
            numbers.Add(RandomNumberGenerator.GetInt32(10, 100));
        }

        var shuffled = numbers.ToArray();
        RandomNumberGenerator.Shuffle(shuffled.AsSpan());
        return shuffled;
    }
}
