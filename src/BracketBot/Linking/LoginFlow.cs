using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using BracketBot.Cards;
using BracketBot.Core.Accounts;
using BracketBot.Core.Cancels;
using BracketBot.Core.Commits;
using BracketBot.Core.Passes;
using BracketBot.Members;

namespace BracketBot.Linking;

/// <summary>
/// A login from the browser's side. The link in the chat leads here, once; from here to the broker; back with a code, which is exchanged once. A new
/// account is kept only after its owner has tapped, in the chat, the number that the browser shows: whoever was sent somebody else's link and logged
/// in by it has linked nothing. The session of an account that is linked already is renewed without that.
/// </summary>
internal sealed class LoginFlow(
    IBrokerLogin login, CodeExchange exchange, IMemberStore members, IPassStore passes, ICommits commits, LoginConfirmation confirmation, CardsAfterLogin cards, LoginLinks links, ISecretBox box,
    TimeProvider time)
{
    /// <summary>What a browser may take from the link to its way back.</summary>
    private static readonly TimeSpan AtBrokerWithin = TimeSpan.FromMinutes(10);

    /// <summary>A browser opens the link of the chat.</summary>
    /// <returns>Where it goes, with what it has to keep for the way back; or the page that it ends on.</returns>
    public async Task<LoginStep> StartAsync(string code, CancellationToken cancellation)
    {
        if (await passes.FindAsync(LoginLinks.PassOf(code), cancellation) is not { Body: PassBody.Login body } pass)
        {
            return new LoginStep.Page(SignInPage.Unknown);
        }

        if (body.Stage != LoginStage.Offered)
        {
            return new LoginStep.Page(SignInPage.Used);
        }

        if (pass.ExpiresAt <= time.GetUtcNow())
        {
            return new LoginStep.Page(SignInPage.Expired);
        }

        if (!login.IsThere || await members.FindAsync(body.UserId, cancellation) is not { HasAccess: true })
        {
            return new LoginStep.Page(SignInPage.Unknown);
        }

        var (state, browser, verifier) = (LoginLinks.NewCode(), LoginLinks.NewCode(), LoginLinks.NewCode() + LoginLinks.NewCode());
        var begun = body with
        {
            Stage = LoginStage.AtBroker,
            State = LoginLinks.Hash(state),
            Browser = LoginLinks.Hash(browser),
            Verifier = box.Seal(verifier, LoginConfirmation.TokenContext(pass.Id)),
        };
        var next = pass with { Version = pass.Version + 1, Body = begun, ExpiresAt = Later(pass.ExpiresAt, time.GetUtcNow() + AtBrokerWithin) };
        if (await commits.CommitAsync([new SavePass(next)], CancellationToken.None) != CommitResult.Committed)
        {
            // Opened twice at the same time: the other one goes on.
            return new LoginStep.Page(SignInPage.Used);
        }

        var challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        return new LoginStep.GoToBroker(login.Address($"{pass.Id}.{state}", links.ComeBackTo, challenge), browser);
    }

    /// <summary>The broker sends the browser back.</summary>
    /// <param name="browser">What the browser has kept; null for nothing.</param>
    /// <param name="error">The broker's <c>error</c>; null for none.</param>
    public async Task<SignInPage> ComeBackAsync(string? code, string? state, string? error, string? browser, CancellationToken cancellation)
    {
        if (state?.Split('.') is not [{ Length: > 0 } id, { Length: > 0 } secret]
            || await passes.FindAsync(new PassId(id), cancellation) is not { Body: PassBody.Login body } pass
            || !IsSame(body.State, secret))
        {
            return SignInPage.WrongState;
        }

        if (body.Stage != LoginStage.AtBroker)
        {
            return SignInPage.Used;
        }

        if (!IsSame(body.Browser, browser ?? ""))
        {
            return SignInPage.OtherBrowser;
        }

        if (pass.ExpiresAt <= time.GetUtcNow())
        {
            await confirmation.FailAsync(pass, body, LoginEndings.TooLong);
            return SignInPage.Expired;
        }

        if (error is not null || string.IsNullOrEmpty(code) || box.Open(body.Verifier ?? "", LoginConfirmation.TokenContext(pass.Id)) is not { } verifier)
        {
            cards.BringBack(body, body.Client);
            await confirmation.FailAsync(pass, body, error == "access_denied" ? LoginEndings.CancelledAtBroker : LoginEndings.RefusedByBroker);
            return error == "access_denied" ? SignInPage.Denied : SignInPage.BrokerRefused;
        }

        // From here on nobody exchanges the code again, whatever becomes of this.
        pass = pass with { Version = pass.Version + 1, Body = body with { Stage = LoginStage.Exchanging } };
        if (await commits.CommitAsync([new SavePass(pass)], CancellationToken.None) != CommitResult.Committed)
        {
            return SignInPage.Used;
        }

        var exchanged = await exchange.ForSessionAsync(code, verifier);
        return exchanged.Try(out var session, out var refused) ? await LoggedInAsync(pass, body, session.Owner, session.Token) : await FailedAsync(pass, body, refused);
    }

    private async Task<SignInPage> LoggedInAsync(Pass pass, PassBody.Login body, TradingInfo info, string token)
    {
        if (body.Client is { } expected)
        {
            if (info.ClientId != expected)
            {
                cards.BringBack(body, body.Client);
                await confirmation.FailAsync(pass, body, LoginEndings.OtherClient(expected, info.ClientId));
                return SignInPage.OtherClient(expected, info.ClientId);
            }

            if (!await confirmation.RenewAsync(pass, body, info, token))
            {
                await confirmation.FailAsync(pass, body, LoginEndings.NotLinkedAnyMore(expected));
                return SignInPage.NotLinked(expected);
            }

            cards.BringBack(body, info.ClientId);
            return SignInPage.Renewed(info);
        }

        var member = await members.FindAsync(body.UserId, CancellationToken.None);
        var asked = body with
        {
            Stage = LoginStage.Asked,
            Verifier = null,
            Token = box.Seal(token, LoginConfirmation.TokenContext(pass.Id)),
            Found = info,
            Match = RandomNumberGenerator.GetInt32(10, 100),
        };
        return member is { HasAccess: true } && await confirmation.AskAsync(pass with { ExpiresAt = time.GetUtcNow() + AtBrokerWithin }, asked)
            ? SignInPage.Confirm(info, member, LinkCards.Number(asked.Match))
            : SignInPage.Used;
    }

    private async Task<SignInPage> FailedAsync(Pass pass, PassBody.Login body, BrokerError error)
    {
        cards.BringBack(body, body.Client);
        await confirmation.FailAsync(pass, body, LoginEndings.NoSession(ErrorLines.Word(error)));
        return SignInPage.BrokerRefused;
    }

    private static bool IsSame(string? hash, string secret) =>
        hash is not null && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(LoginLinks.Hash(secret)));

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
