using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using BracketBot.Core.Accounts;
using BracketBot.Core.Cancels;
using BracketBot.Core.Passes;
using BracketBot.Core.Stored;
using BracketBot.Linking;
using BracketBot.Members;
using BracketBot.Tests.Members;

namespace BracketBot.Tests.Linking;

/// <summary>A code is exchanged at most once, and nothing is linked but by the one who asked, in the browser that began it, with the number that it shows.</summary>
public sealed class LoginFlowTests : IAsyncLifetime
{
    private static readonly ClientId Found = new("YA0007");
    private static readonly TelegramUserId Ravi = new(5002);
    private LoginWorld _world = null!;

    private static CancellationToken Never => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _world = await LoginWorld.OpenAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Start_GoesToTheBrokerWithAChallengeAndAState()
    {
        var (state, browser, challenge, code) = await _world.AtBrokerAsync();

        Assert.StartsWith($"{LoginLinks.PassOf(code)}.", state, StringComparison.Ordinal);
        Assert.DoesNotContain(code, state, StringComparison.Ordinal);
        await _world.ComeBackAsync(state, browser);
        var (exchanged, verifier) = Assert.Single(_world.Exchanged);
        Assert.Equal("code-1", exchanged);
        Assert.InRange(verifier.Length, 43, 128);
        Assert.Equal(challenge, Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0123456789abcdefghijkl")]
    public async Task Start_UnknownCode_IsSaid(string code) => await StartsAsync(code, SignInPage.Unknown);

    [Fact]
    public async Task Start_TheNameOfAPass_IsNotItsCode() => await StartsAsync(LoginLinks.PassOf(await _world.OfferAsync()).Value, SignInPage.Unknown);

    [Fact]
    public async Task Start_WithAnInvitation_IsUnknown()
    {
        var code = LoginLinks.NewCode();
        await _world.Members.GivenAsync(new SavePass(new Pass(LoginLinks.PassOf(code), 1, new PassBody.Invitation(Asha.Id, "", MemberWorld.Start), MemberWorld.Midnight)));

        await StartsAsync(code, SignInPage.Unknown);
    }

    [Fact]
    public async Task Start_Expired_IsSaid()
    {
        var code = await _world.OfferAsync();
        _world.Members.Time.Advance(LoginLinks.GoodFor);

        await StartsAsync(code, SignInPage.Expired);
    }

    [Fact]
    public async Task Start_ASecondTime_IsSaid() => await StartsAsync((await _world.AtBrokerAsync()).Code, SignInPage.Used);

    [Fact]
    public async Task Start_InTwoTabsAtOnce_LetsOneGoOn()
    {
        var code = await _world.OfferAsync();
        LoginStep? other = null;
        _world.Members.BeforeCommit = async () => other = await _world.Flow.StartAsync(code, Never);

        var step = await _world.Flow.StartAsync(code, Never);

        Assert.IsType<LoginStep.GoToBroker>(other);
        Assert.Equal(new LoginStep.Page(SignInPage.Used), step);
    }

    [Fact]
    public async Task Start_ByWhoseAccessWasTakenAway_IsUnknown()
    {
        var code = await _world.OfferAsync();
        await _world.Members.Changes.ChangeAsync(Asha.Id, m => m with { HasAccess = false });

        await StartsAsync(code, SignInPage.Unknown);
    }

    [Fact]
    public async Task Start_WithoutALoginAtTheBroker_IsUnknown()
    {
        var code = await _world.OfferAsync();
        _world.IsThere = false;

        await StartsAsync(code, SignInPage.Unknown);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("pass.")]
    [InlineData(".secret")]
    [InlineData("pass.secret.more")]
    [InlineData("unknown.secret")]
    public async Task Back_WithAStateThatIsNone_ExchangesNothing(string? state)
    {
        var (_, browser, _, _) = await _world.AtBrokerAsync();

        Assert.Equal(SignInPage.WrongState, await _world.ComeBackAsync(state, browser));
        await _world.AssertNothingLinkedAsync(exchanged: 0);
    }

    [Fact]
    public async Task Back_WithAnothersState_ExchangesNothing()
    {
        var (state, browser, _, code) = await _world.AtBrokerAsync();
        var other = (await _world.AtBrokerAsync()).State;

        Assert.Equal(SignInPage.WrongState, await _world.ComeBackAsync($"{LoginLinks.PassOf(code)}.{other.Split('.')[1]}", browser));
        Assert.Equal(SignInPage.WrongState, await _world.ComeBackAsync($"{LoginLinks.PassOf(code)}.{LoginLinks.Hash(state.Split('.')[1])}", browser));
        await _world.AssertNothingLinkedAsync(exchanged: 0);
    }

    [Fact]
    public async Task Back_BeforeTheLinkWasOpened_ExchangesNothing()
    {
        var code = await _world.OfferAsync();

        Assert.Equal(SignInPage.WrongState, await _world.ComeBackAsync($"{LoginLinks.PassOf(code)}.anything", "anything"));
        await _world.AssertNothingLinkedAsync(exchanged: 0);
    }

    [Fact]
    public async Task Back_InAnotherBrowser_ExchangesNothingAndTheFirstGoesOn()
    {
        var (state, browser, _, _) = await _world.AtBrokerAsync();
        var other = (await _world.AtBrokerAsync()).Browser;

        Assert.Equal(SignInPage.OtherBrowser, await _world.ComeBackAsync(state, null));
        Assert.Equal(SignInPage.OtherBrowser, await _world.ComeBackAsync(state, other));
        await _world.AssertNothingLinkedAsync(exchanged: 0);
        Assert.NotNull((await _world.ComeBackAsync(state, browser)).Number);
    }

    [Fact]
    public async Task Back_TooLate_ExchangesNothingAndSaysSoInTheChat()
    {
        var (state, browser, _, code) = await _world.AtBrokerAsync();
        _world.Members.Time.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(SignInPage.Expired, await _world.ComeBackAsync(state, browser));

        await FailedAsync(code, exchanged: 0, "took too long");
        Assert.Equal(SignInPage.Used, await _world.ComeBackAsync(state, browser));
    }

    [Theory]
    [InlineData("access_denied", 200, "cancelled at the broker")]
    [InlineData("server_error", 502, "did not log you in")]
    [InlineData(null, 502, "did not log you in")]
    public async Task Back_WithoutACode_ExchangesNothingAndSaysSoInTheChat(string? error, int status, string word)
    {
        var (state, browser, _, code) = await _world.AtBrokerAsync();

        Assert.Equal(status == 200 ? SignInPage.Denied : SignInPage.BrokerRefused, await _world.ComeBackAsync(state, browser, code: null, error));

        await FailedAsync(code, exchanged: 0, word);
        Assert.Equal(SignInPage.Used, await _world.ComeBackAsync(state, browser));
        await _world.AssertNothingLinkedAsync(exchanged: 0);
    }

    [Fact]
    public async Task Back_WithACodeAndAnError_IsAnError()
    {
        var (state, browser, _, _) = await _world.AtBrokerAsync();

        Assert.Equal(SignInPage.Denied, await _world.ComeBackAsync(state, browser, "code-1", "access_denied"));
        await _world.AssertNothingLinkedAsync(exchanged: 0);
    }

    [Fact]
    public async Task Exchange_Refused_SaysTheBrokersWordInTheChat()
    {
        var (state, browser, _, code) = await _world.AtBrokerAsync();
        _world.Token = new BrokerError.Refused(null, "invalid_grant: <used>");

        Assert.Equal(SignInPage.BrokerRefused, await _world.ComeBackAsync(state, browser));

        await FailedAsync(code, exchanged: 1, "invalid_grant: &lt;used&gt;");
        Assert.Equal(SignInPage.Used, await _world.ComeBackAsync(state, browser));
        Assert.Single(_world.Exchanged);
    }

    [Fact]
    public async Task Exchange_WithoutAnAnswer_IsNotAskedAgain()
    {
        var (state, browser, _, code) = await _world.AtBrokerAsync();
        _world.Token = new BrokerError.OutcomeUnknown(new RequestFailure(FailureKind.NoAnswerInTime, 7000));

        Assert.Equal(SignInPage.BrokerRefused, await _world.ComeBackAsync(state, browser));
        Assert.Equal(SignInPage.Used, await _world.ComeBackAsync(state, browser));

        await FailedAsync(code, exchanged: 1, "Nothing was linked");
    }

    [Fact]
    public async Task Exchange_TokenThatTheBrokerDoesNotKnow_LinksNothing()
    {
        var (state, browser, _, code) = await _world.AtBrokerAsync();
        _world.Owner = new BrokerError.NotLoggedIn(401, "invalid token");

        Assert.Equal(SignInPage.BrokerRefused, await _world.ComeBackAsync(state, browser));

        await FailedAsync(code, exchanged: 1, "invalid token");
    }

    [Fact]
    public async Task Code_UsedTwice_IsExchangedOnce()
    {
        var (state, browser, _, _) = await _world.AtBrokerAsync();

        Assert.NotNull((await _world.ComeBackAsync(state, browser)).Number);
        Assert.Equal(SignInPage.Used, await _world.ComeBackAsync(state, browser));

        await _world.AssertNothingLinkedAsync(exchanged: 1);
    }

    [Fact]
    public async Task Code_UsedTwiceAtOnce_IsExchangedOnce()
    {
        var (state, browser, _, _) = await _world.AtBrokerAsync();
        SignInPage? other = null;
        _world.Members.BeforeCommit = async () => other = await _world.ComeBackAsync(state, browser);

        Assert.Equal(SignInPage.Used, await _world.ComeBackAsync(state, browser));

        Assert.NotNull(other?.Number);
        await _world.AssertNothingLinkedAsync(exchanged: 1);
    }

    [Fact]
    public async Task Code_AgainWhileItIsBeingExchanged_IsExchangedOnce()
    {
        var (state, browser, _, _) = await _world.AtBrokerAsync();
        SignInPage? other = null;
        _world.WhileExchanging = async () => other = await _world.ComeBackAsync(state, browser);

        Assert.NotNull((await _world.ComeBackAsync(state, browser)).Number);

        Assert.Equal(SignInPage.Used, other);
        await _world.AssertNothingLinkedAsync(exchanged: 1);
    }

    [Fact]
    public async Task Back_NeverMindWasTappedMeanwhile_LinksNothing()
    {
        var (state, browser, _, code) = await _world.AtBrokerAsync();
        _world.WhileExchanging = () => _world.TapAsync(LoginLinks.PassOf(code), "drop");

        Assert.Equal(SignInPage.Used, await _world.ComeBackAsync(state, browser));

        await FailedAsync(code, exchanged: 1, "Nothing was linked");
    }

    [Fact]
    public async Task Back_AccessWasTakenAwayMeanwhile_LinksNothing()
    {
        var (state, browser, _, _) = await _world.AtBrokerAsync();
        _world.WhileExchanging = () => _world.Members.Changes.ChangeAsync(Asha.Id, m => m with { HasAccess = false });

        Assert.Null((await _world.ComeBackAsync(state, browser)).Number);

        await _world.AssertNothingLinkedAsync(exchanged: 1);
    }

    [Fact]
    public async Task Asked_NothingIsLinkedAndNoTokenIsInClear()
    {
        var (pass, number) = await _world.AskedAsync();

        await _world.AssertNothingLinkedAsync(exchanged: 1);
        var stored = JsonSerializer.Serialize(await _world.LoginAsync(pass), CoreJson.Default.PassBody);
        Assert.Contains("RAO FAMILY", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-token", stored, StringComparison.Ordinal);
        var card = await _world.CardAsync(pass);
        Assert.Contains("Was this you?", card, StringComparison.Ordinal);
        Assert.DoesNotContain(number, card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Number_Right_LinksUntilMidnight()
    {
        var (pass, number) = await _world.AskedAsync();
        _world.Members.Time.Advance(TimeSpan.FromMinutes(1));

        await _world.TapAsync(pass, "me", number);

        var member = await _world.Members.MemberAsync();
        Assert.Equal([Asha.Client, Found], member.Accounts.Select(a => a.ClientId));
        Assert.Equal(Found, member.Active);
        var session = (await Asha.Book(_world.Members.Database.Members).FindAsync(Asha.Id, Found, Never))?.Session;
        Assert.Equal(("secret-token-of-a-login", MemberWorld.Midnight), (session?.AccessToken, session?.EndsAt));
        var login = await _world.LoginAsync(pass);
        Assert.Equal((LoginStage.Done, null, null), (login.Stage, login.Token, login.Verifier));
        Assert.Contains("Linked as YA0007 (RAO FAMILY)", await _world.CardAsync(pass), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Number_TappedTwice_LinksOnce()
    {
        var (pass, number) = await _world.AskedAsync();
        await _world.TapAsync(pass, "me", number);
        var linked = await _world.Members.MemberAsync();

        await _world.TapAsync(pass, "me", number);

        Assert.Equal(linked.Version, (await _world.Members.MemberAsync()).Version);
        Assert.Contains("Linked as", await _world.CardAsync(pass), StringComparison.Ordinal);
        Assert.Single(_world.Exchanged);
    }

    [Fact]
    public async Task Number_Wrong_EndsTheLogin()
    {
        var (pass, number) = await _world.AskedAsync();

        await _world.TapAsync(pass, "me", number == "10" ? "11" : "10");
        await _world.TapAsync(pass, "me", number);

        await _world.AssertNothingLinkedAsync(exchanged: 1);
        Assert.Equal((LoginStage.Failed, null), (await _world.LoginAsync(pass)) is var login ? (login.Stage, login.Token) : default);
        Assert.Contains("not the number", await _world.CardAsync(pass), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Number_TappedByAnotherMember_LinksNothingToAnybody()
    {
        var (pass, number) = await _world.AskedAsync();
        await _world.Members.GivenAsync(new SaveMember(new Member { Id = Ravi, Version = 1, HasAccess = true }));

        await _world.TapAsync(pass, "me", number, by: Ravi);
        await _world.TapAsync(pass, "drop", by: Ravi);

        await _world.AssertNothingLinkedAsync(exchanged: 1);
        Assert.Equal(LoginStage.Asked, (await _world.LoginAsync(pass)).Stage);
    }

    [Fact]
    public async Task Number_TooLate_LinksNothing()
    {
        var (pass, number) = await _world.AskedAsync();
        _world.Members.Time.Advance(TimeSpan.FromMinutes(10));

        await _world.TapAsync(pass, "me", number);

        await _world.AssertNothingLinkedAsync(exchanged: 1);
    }

    [Fact]
    public async Task ItWasNotMe_LinksNothing()
    {
        var (pass, number) = await _world.AskedAsync();

        await _world.TapAsync(pass, "drop");
        await _world.TapAsync(pass, "me", number);

        await _world.AssertNothingLinkedAsync(exchanged: 1);
    }

    [Fact]
    public async Task Number_OfAClientThatAnotherMemberHas_TellsThem()
    {
        await _world.Members.GivenAsync(new SaveMember(new Member { Id = Ravi, Version = 1, HasAccess = true, Active = Found, Accounts = [new LinkedAccount { ClientId = Found }] }));
        var (pass, number) = await _world.AskedAsync();

        await _world.TapAsync(pass, "me", number);

        var told = Assert.Single(_world.Members.Commits.SelectMany(c => c.Writes).OfType<Core.Chat.PutCard>(), p => p.To.ChatId == Ravi.Value);
        Assert.Contains("YA0007", told.Card.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Renewal_OfTheSameClient_IsASessionAtOnce()
    {
        _world.Owner = new TradingInfo(Asha.Client, "ASHA RAO", "active");
        var (state, browser, _, code) = await _world.AtBrokerAsync(Asha.Client);

        var page = await _world.ComeBackAsync(state, browser);

        Assert.Equal((200, null), (page.Status, page.Number));
        var session = (await Asha.Book(_world.Members.Database.Members).FindAsync(Asha.Id, null, Never))?.Session;
        Assert.Equal(("secret-token-of-a-login", MemberWorld.Midnight), (session?.AccessToken, session?.EndsAt));
        Assert.Equal(LoginStage.Done, (await _world.LoginAsync(LoginLinks.PassOf(code))).Stage);
        Assert.Equal(SignInPage.Used, await _world.ComeBackAsync(state, browser));
        Assert.Single(_world.Exchanged);
    }

    [Fact]
    public async Task Renewal_OfAnotherClient_ChangesNothing()
    {
        var (state, browser, _, code) = await _world.AtBrokerAsync(Asha.Client);

        Assert.Equal(SignInPage.OtherClient(Asha.Client, Found), await _world.ComeBackAsync(state, browser));

        await FailedAsync(code, exchanged: 1, "YA0007 logged in");
    }

    [Fact]
    public async Task Renewal_UnlinkedMeanwhile_ChangesNothing()
    {
        _world.Owner = new TradingInfo(Asha.Client, "ASHA RAO", "active");
        var (state, browser, _, code) = await _world.AtBrokerAsync(Asha.Client);
        _world.WhileExchanging = () => _world.Members.Changes.ChangeAsync(Asha.Id, m => m.Without(Asha.Client));

        Assert.Equal(SignInPage.NotLinked(Asha.Client), await _world.ComeBackAsync(state, browser));

        Assert.Empty((await _world.Members.MemberAsync()).Accounts);
        await FailedAsync(code, exchanged: 1, "not linked any more");
    }

    [Fact]
    public async Task Renewal_GivenUpMeanwhile_ChangesNothing()
    {
        _world.Owner = new TradingInfo(Asha.Client, "ASHA RAO", "active");
        var (state, browser, _, code) = await _world.AtBrokerAsync(Asha.Client);
        _world.WhileExchanging = () => _world.TapAsync(LoginLinks.PassOf(code), "drop");

        Assert.NotEqual(200, (await _world.ComeBackAsync(state, browser)).Status);

        await FailedAsync(code, exchanged: 1, "");
    }

    [Fact]
    public void Pages_OfRefusals_SayThatNothingWasDone() => Assert.All(
        [
            SignInPage.Expired, SignInPage.WrongState, SignInPage.OtherBrowser, SignInPage.Denied, SignInPage.BrokerRefused, SignInPage.OtherClient(Asha.Client, Found),
            SignInPage.NotLinked(Asha.Client),
        ],
        page => Assert.Matches("Nothing was (linked|changed)", page.Text));

    private async Task StartsAsync(string code, SignInPage page)
    {
        Assert.Equal(new LoginStep.Page(page), await _world.Flow.StartAsync(code, Never));
        await _world.AssertNothingLinkedAsync(exchanged: 0);
    }

    private async Task FailedAsync(string code, int exchanged, string word)
    {
        await _world.AssertNothingLinkedAsync(exchanged);
        var login = await _world.LoginAsync(LoginLinks.PassOf(code));
        Assert.Equal((LoginStage.Failed, null, null), (login.Stage, login.Token, login.Verifier));
        Assert.Contains(word, await _world.CardAsync(LoginLinks.PassOf(code)), StringComparison.Ordinal);
    }
}
