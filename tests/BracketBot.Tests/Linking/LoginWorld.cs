using BracketBot.Cards;
using BracketBot.Configuration;
using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Cancels;
using BracketBot.Core.Chat;
using BracketBot.Core.Passes;
using BracketBot.Dialogs;
using BracketBot.Linking;
using BracketBot.Members;
using BracketBot.Tests.Members;
using BracketBot.Turns;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;

namespace BracketBot.Tests.Linking;

/// <summary>Logins over a real store, with a broker that logs in whom the test says.</summary>
internal sealed class LoginWorld : IBrokerLogin, IAsyncDisposable
{
    public static readonly Uri ComeBackTo = new("https://bot.example/oauth/callback");
    private readonly Mailboxes _mailboxes = new();
    private readonly LoginLinks _links = new(new ServerOptions { Listen = new Uri("http://127.0.0.1:8080"), PublicUrl = new Uri("https://bot.example") }, new byte[32]);
    private readonly LinkTaps _taps;
    private int _updates;

    private LoginWorld(MemberWorld members)
    {
        Members = members;
        var (database, chat) = (members.Database, Mock.Of<IChat>());
        var broker = new Mock<IBroker>(MockBehavior.Strict);
        broker.Setup(b => b.ReadTradingInfoAsync(It.IsAny<BrokerSession>(), It.IsAny<CancellationToken>())).ReturnsAsync(() => Owner);
        var newLinks = new NewLinks(database.Members, members.Sessions);
        var confirmation = new LoginConfirmation(database.Passes, members, members.Changes, members.Sessions, newLinks, Asha.Box, MemberWorld.India, members.Time);
        Flow = new LoginFlow(
            this, new CodeExchange(this, broker.Object, _links, NullLogger<CodeExchange>.Instance), database.Members, database.Passes, members, confirmation,
            new CardsAfterLogin(Asha.Book(database.Members), new DialogMoves(null!, _mailboxes, members.Background)), _links, Asha.Box, members.Time);
        _taps = new LinkTaps(
            confirmation, new TokenIntake(broker.Object, chat, members, members.Changes, newLinks, MemberWorld.India, members.Time),
            new AccountSwitcher(database.Members, database.Hooks, database.Dialogs, members, members.Changes, MemberWorld.India, members.Time),
            new Replies(members, chat, members.Background, members.Time, NullLogger<Replies>.Instance));
    }

    public MemberWorld Members { get; }

    public LoginFlow Flow { get; }

    public bool IsThere { get; set; } = true;

    /// <summary>What a code is exchanged for.</summary>
    public Result<string, BrokerError> Token { get; set; } = "secret-token-of-a-login";

    /// <summary>Whose the token is.</summary>
    public Result<TradingInfo, BrokerError> Owner { get; set; } = new TradingInfo(new ClientId("YA0007"), "RAO FAMILY", "active", ["NSE"], ["MIS"]);

    /// <summary>Runs while a code is being exchanged.</summary>
    public Func<Task> WhileExchanging { get; set; } = () => Task.CompletedTask;

    /// <summary>The codes that were exchanged, with the verifier of each.</summary>
    public List<(string Code, string Verifier)> Exchanged { get; } = [];

    private static CancellationToken Never => TestContext.Current.CancellationToken;

    public static async Task<LoginWorld> OpenAsync()
    {
        var world = new LoginWorld(await MemberWorld.OpenAsync());
        await world.Members.GivenAsync(new SaveMember(Asha.Member));
        return world;
    }

    Uri IBrokerLogin.Address(string state, Uri comeBackTo, string challenge) =>
        new(QueryHelpers.AddQueryString("https://broker.example/oauth2/auth", new Dictionary<string, string?> { ["state"] = state, ["back"] = comeBackTo.OriginalString, ["challenge"] = challenge }));

    async Task<Result<string, BrokerError>> IBrokerLogin.ExchangeAsync(string code, Uri comeBackTo, string verifier, CancellationToken cancellation)
    {
        lock (Exchanged)
        {
            Exchanged.Add((code, verifier));
        }

        Assert.Equal(ComeBackTo, comeBackTo);
        await WhileExchanging();
        return Token;
    }

    /// <summary>A link in the chat.</summary>
    /// <param name="client">For the renewal of this account; null for a new one.</param>
    /// <returns>Its code.</returns>
    public async Task<string> OfferAsync(ClientId? client = null)
    {
        var code = LoginLinks.NewCode();
        var body = new PassBody.Login(Asha.Id, LoginStage.Offered, client);
        await Members.GivenAsync(new SavePass(new Pass(LoginLinks.PassOf(code), 1, body, Members.Time.GetUtcNow() + LoginLinks.GoodFor)));
        return code;
    }

    /// <summary>A browser that opened a link and is at the broker.</summary>
    public async Task<(string State, string Browser, string Challenge, string Code)> AtBrokerAsync(ClientId? client = null)
    {
        var code = await OfferAsync(client);
        var go = Assert.IsType<LoginStep.GoToBroker>(await Flow.StartAsync(code, Never));
        var query = QueryHelpers.ParseQuery(go.Address.Query);
        return (query["state"].ToString(), go.Keep, query["challenge"].ToString(), code);
    }

    public Task<SignInPage> ComeBackAsync(string? state, string? browser, string? code = "code-1", string? error = null) => Flow.ComeBackAsync(code, state, error, browser, Never);

    /// <summary>A login that waits for its number.</summary>
    public async Task<(PassId Pass, string Number)> AskedAsync()
    {
        var (state, browser, _, code) = await AtBrokerAsync();
        var page = await ComeBackAsync(state, browser);
        return (LoginLinks.PassOf(code), page.Number ?? throw new InvalidOperationException(page.Headline));
    }

    public async Task TapAsync(PassId pass, string action, string number = "", TelegramUserId? by = null)
    {
        var member = await Members.MemberAsync(by);
        var id = Interlocked.Increment(ref _updates);
        var tap = new IncomingTap(
            new UpdateId(id), member.Id, Members.Time.GetUtcNow(), false, new TapId($"tap{id}"), $"l:{pass}:{action}{(number.Length > 0 ? $":{number}" : "")}", new ChatAddress(member.Id.Value),
            new MessageId(1));
        await _mailboxes.Post(member.Id, turn => _taps.HandleAsync(tap, member, turn))!;
    }

    public async Task<PassBody.Login> LoginAsync(PassId pass) => (PassBody.Login)(await Members.Database.Passes.FindAsync(pass, Never))!.Body;

    /// <summary>What the login's card in the chat says; null where there is none.</summary>
    public async Task<string?> CardAsync(PassId pass) => (await Members.Database.Outbox.FindAsync(LinkCards.LoginCard(pass), Never))?.Card.Html;

    /// <summary>Nobody has more than what they began with.</summary>
    public async Task AssertNothingLinkedAsync(int exchanged)
    {
        await Members.DrainAsync();
        Assert.Equal(exchanged, Exchanged.Count);
        Assert.All(
            await Members.Database.Members.AllAsync(Never),
            m => Assert.All(m.Accounts, a => Assert.Equal((Asha.Client, DateTimeOffset.UnixEpoch), (a.ClientId, a.Session?.Since))));
    }

    public ValueTask DisposeAsync() => Members.DisposeAsync();
}
