using System.Security.Cryptography;
using BracketBot.Cards;
using BracketBot.Core.Accounts;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Core.Passes;
using BracketBot.Members;

namespace BracketBot.Linking;

/// <summary>A login from the chat's side: the question whether it was one's own, and what comes of it.</summary>
internal sealed class LoginConfirmation(
    IPassStore passes, ICommits commits, MemberChanges changes, SessionKeeper sessions, NewLinks newLinks, ISecretBox box, TimeZoneInfo marketZone, TimeProvider time)
{
    /// <summary>Numbers to choose from, of which the page shows one.</summary>
    private const int Numbers = 9;

    public static string TokenContext(PassId pass) => $"login:{pass}";

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
                    : [done, new PutCard(LinkCards.LoginCard(pass.Id), ChatOf(m.Id), LinkCards.Renewed(NewLinks.AccountOf(m, info.ClientId), marketZone, now), CardPriority.Answer, now)]);
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
            await DropAsync(tap, pass, asked, LoginEndings.WrongNumber);
            return Toasts.WrongNumber;
        }

        var others = await newLinks.OthersAsync(member.Id, info.ClientId);
        var done = Ended(pass, asked, LoginStage.Done);
        var taken = false;
        var linked = await changes.ChangeAsync(
            member.Id,
            m => (taken = m.HasAccess) ? newLinks.Linked(m, info, token) : null,
            m => !taken ? [new HandleUpdate(tap.Id, now)] :
            [
                new HandleUpdate(tap.Id, now), done,
                new PutCard(LinkCards.LoginCard(id), ChatOf(m.Id), LinkCards.Linked(NewLinks.AccountOf(m, info.ClientId), m.Active == info.ClientId, m.Settings.MorningAt is null, marketZone, now), CardPriority.Answer, now),
                .. NewLinks.Tell(others, m, info.ClientId, now), MemberAudit.Of("linked", now, m.Id, info.ClientId, to: "login"),
            ]);
        if (linked is null)
        {
            await EndAsync(tap);
        }

        return linked is null || !taken ? Toasts.Changed : Toasts.Linked;
    }

    /// <summary>The chat says that it was somebody else, or that it does not want the login any more.</summary>
    public async Task DropAsync(IncomingTap tap, Member member, PassId id)
    {
        if (await passes.FindAsync(id, CancellationToken.None) is { Body: PassBody.Login { Stage: not (LoginStage.Done or LoginStage.Failed) } body } pass && body.UserId == member.Id)
        {
            await DropAsync(tap, pass, body, body.Stage == LoginStage.Asked ? LoginEndings.ThrownAway : LoginEndings.BeginAnew);
        }
        else
        {
            await EndAsync(tap);
        }
    }

    private static ChatAddress ChatOf(TelegramUserId user) => new(user.Value);

    /// <summary>The login as it ends: what was secret in it is forgotten.</summary>
    private static SavePass Ended(Pass pass, PassBody.Login login, LoginStage stage) =>
        new(pass with { Version = pass.Version + 1, Body = login with { Stage = stage, Token = null, Verifier = null } });

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

    private Task<CommitResult> EndAsync(IncomingTap tap) => commits.CommitAsync([new HandleUpdate(tap.Id, time.GetUtcNow())], CancellationToken.None);

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
