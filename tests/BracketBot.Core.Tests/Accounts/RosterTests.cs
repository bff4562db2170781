using BracketBot.Core.Accounts;
using BracketBot.Core.Tests.Samples;

namespace BracketBot.Core.Tests.Accounts;

/// <summary>What a start of the program makes of its configuration.</summary>
public class RosterTests
{
    private static readonly TelegramUserId Asha = new(5001);
    private static readonly TelegramUserId Ravi = new(5002);
    private static readonly ClientId Client = new("YA0002");
    private static readonly ClientId Other = new("YA0007");
    private static readonly TimeZoneInfo India = TimeZoneInfo.FindSystemTimeZoneById("Asia/Kolkata");
    private static readonly DateTimeOffset Midnight = new(2024, 3, 14, 18, 30, 0, TimeSpan.Zero);
    private Dictionary<TelegramUserId, Member> _stored = [];

    [Fact]
    public void Start_NewUser_HasAccessAndASessionUntilMidnight()
    {
        Start([User(Asha)]);

        var member = _stored[Asha];
        Assert.Equal((1, true, true, false), (member.Version, member.HasAccess, member.IsConfigured, member.IsGranted));
        Assert.Equal((Role.Trader, Client), (member.Role, member.Active));
        var account = Assert.Single(member.Accounts);
        Assert.Equal((Client, SampleTime.Now, true), (account.ClientId, account.LinkedAt, account.IsConfigured));
        Assert.Equal(new SealedSession($"session:{Asha}:{Client}|token", SampleTime.Now, Midnight), account.Session);
        Assert.True(account.IsLive(Midnight.AddTicks(-1)));
        Assert.False(account.IsLive(Midnight));
    }

    [Fact]
    public void Start_UserWithAnIdAlone_HasAccessAndNoAccount()
    {
        Start([new ConfiguredUser(Asha, null, null)]);

        Assert.True(_stored[Asha].HasAccess);
        Assert.Empty(_stored[Asha].Accounts);
        Assert.Null(_stored[Asha].Active);
    }

    [Fact]
    public void Start_TheSameAgain_ChangesNobody()
    {
        Start([User(Asha), new ConfiguredUser(Ravi, null, null)], admins: [new(1)]);

        Assert.Empty(Start([User(Asha), new ConfiguredUser(Ravi, null, null)], admins: [new(1)], at: 86_400 * 3));
    }

    [Fact]
    public void Start_AnotherToken_ReplacesTheSession()
    {
        Start([User(Asha)]);
        Change(Asha, m => m.With(m.Accounts[0] with { Name = "ASHA RAO", EndedAt = SampleTime.Now }));

        Start([User(Asha, token: "tomorrow's")], at: 86_400);

        var account = Assert.Single(_stored[Asha].Accounts);
        Assert.Equal(new SealedSession($"session:{Asha}:{Client}|tomorrow's", SampleTime.Plus(86_400), Midnight.AddDays(1)), account.Session);
        Assert.Equal(("ASHA RAO", null, SampleTime.Now), (account.Name, account.EndedAt, account.LinkedAt));
        Assert.Equal(3, _stored[Asha].Version);
    }

    [Fact]
    public void Start_TheTokenThatALoginHasReplaced_KeepsTheLoginsSession()
    {
        Start([User(Asha)]);
        var login = new SealedSession("of a login", SampleTime.Plus(10), Midnight);
        Change(Asha, m => m.With(m.Accounts[0] with { Session = login }));

        Assert.Empty(Start([User(Asha)], at: 20));

        Assert.Equal(login, _stored[Asha].Accounts[0].Session);
    }

    [Fact]
    public void Start_OtherClientInTheLine_ForgetsTheOldOneAndKeepsWhatWasLinkedInTheChat()
    {
        Start([User(Asha)]);
        Change(Asha, m => m.With(new LinkedAccount { ClientId = new ClientId("YA0009") }));

        Start([User(Asha, Other)]);

        Assert.Equal(["YA0009", "YA0007"], _stored[Asha].Accounts.Select(a => a.ClientId.Value));
        Assert.NotEqual(Client, _stored[Asha].Active);
        Assert.NotNull(_stored[Asha].Find(_stored[Asha].Active ?? Client));
    }

    [Fact]
    public void Start_ActiveAccountOfTheChat_StaysActive()
    {
        Start([User(Asha)]);
        Change(Asha, m => m.With(new LinkedAccount { ClientId = Other }) with { Active = Other });

        Start([User(Asha, token: "tomorrow's")], at: 86_400);

        Assert.Equal(Other, _stored[Asha].Active);
        Assert.Equal($"session:{Asha}:{Client}|tomorrow's", _stored[Asha].Find(Client)?.Session?.Token);
    }

    [Fact]
    public void Start_LeftOut_LosesAccessAndTheAccountOfItsLine()
    {
        Start([User(Asha), User(Ravi, Other)]);

        Start([User(Ravi, Other)]);

        Assert.Equal((false, false, 2), (_stored[Asha].HasAccess, _stored[Asha].IsConfigured, _stored[Asha].Version));
        Assert.Empty(_stored[Asha].Accounts);
        Assert.Null(_stored[Asha].Active);
        Assert.Equal((true, 1), (_stored[Ravi].HasAccess, _stored[Ravi].Version));
    }

    [Fact]
    public void Start_LeftOutAndBackWithoutAToken_HasNoOldSession()
    {
        Start([User(Asha)]);
        Start([]);

        Start([new ConfiguredUser(Asha, null, null)]);

        Assert.True(_stored[Asha].HasAccess);
        Assert.Empty(_stored[Asha].Accounts);
    }

    [Fact]
    public void Start_Closed_ShutsOutThoseOfTheChat_AndInviteLetsThemBackIn()
    {
        var mine = new LinkedAccount { ClientId = Other, LinkedAt = SampleTime.Now };
        _stored[Ravi] = new Member { Id = Ravi, Version = 1, HasAccess = true, IsGranted = true, Role = Role.Viewer, Active = Other, Accounts = [mine] };

        Start([User(Asha)], isClosed: true);
        Assert.Equal((false, true, Role.Viewer), (_stored[Ravi].HasAccess, _stored[Ravi].IsGranted, _stored[Ravi].Role));
        Assert.Equal([mine], _stored[Ravi].Accounts);

        Start([User(Asha)], isClosed: false);
        Assert.Equal((true, Role.Viewer, Other), (_stored[Ravi].HasAccess, _stored[Ravi].Role, _stored[Ravi].Active));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Start_WhoWasNeverLetIn_StaysOutside(bool isClosed)
    {
        _stored[Ravi] = new Member { Id = Ravi, Version = 1, AskedAt = SampleTime.Now };

        Assert.Empty(Start([], isClosed: isClosed));

        Assert.False(_stored[Ravi].HasAccess);
    }

    [Fact]
    public void Start_WhoWaitsAndIsNamed_WaitsNoMore()
    {
        _stored[Ravi] = new Member { Id = Ravi, Version = 1, AskedAt = SampleTime.Now };

        Start([new ConfiguredUser(Ravi, null, null)], at: 60);
        Start([], at: 120);

        Assert.Equal((false, false, SampleTime.Plus(60)), (_stored[Ravi].HasAccess, _stored[Ravi].IsWaiting, _stored[Ravi].DecidedAt));
    }

    [Fact]
    public void Start_WhoseAccessAnAdminTookAway_StaysOutside()
    {
        _stored[Ravi] = new Member { Id = Ravi, Version = 1, IsShutOut = true };

        Start([], isClosed: false);

        Assert.False(_stored[Ravi].HasAccess);
    }

    [Fact]
    public void Start_Admins_AreAdminsUntilTheyAreLeftOut()
    {
        Start([User(Asha)], admins: [Asha, Ravi]);
        Assert.All([Asha, Ravi], id => Assert.True(_stored[id].IsAdmin));

        Start([User(Asha)]);
        Assert.Equal((Role.Trader, true), (_stored[Asha].Role, _stored[Asha].HasAccess));
        Assert.Equal((Role.Trader, false), (_stored[Ravi].Role, _stored[Ravi].HasAccess));
    }

    [Fact]
    public void Start_AdminOfTheChat_StaysOne()
    {
        _stored[Ravi] = new Member { Id = Ravi, Version = 1, HasAccess = true, IsGranted = true, Role = Role.Admin };

        Start([], isClosed: false);

        Assert.True(_stored[Ravi].IsAdmin);
    }

    [Fact]
    public void Start_ConfiguredViewer_StaysAViewer()
    {
        Start([User(Asha)]);
        Change(Asha, m => m with { Role = Role.Viewer });

        Start([User(Asha, token: "tomorrow's")]);

        Assert.Equal((Role.Viewer, false), (_stored[Asha].Role, _stored[Asha].MayCancel));
    }

    [Fact]
    public void ConfiguredUser_InALog_IsNeverTheToken() => Assert.DoesNotContain("token", $"{User(Asha)} {User(Asha).Session}", StringComparison.Ordinal);

    [Fact]
    public void Start_AfterAnotherKey_SealsSessionsAnewAndChangesNothingElse()
    {
        Start([User(Asha)]);
        var (before, renewed) = (_stored[Asha], new RenewedBox());

        var changed = new Roster([User(Asha)], [], isClosed: true, renewed, India).Changes(_stored, SampleTime.Now);

        var after = Assert.Single(changed);
        Assert.Equal((2, "new:token"), (after.Version, after.Accounts[0].Session?.Token));
        Assert.Equal(before.Accounts[0], after.Accounts[0] with { Session = before.Accounts[0].Session });
        Assert.Empty(new Roster([User(Asha)], [], isClosed: true, renewed, India).Changes(new Dictionary<TelegramUserId, Member> { [Asha] = after }, SampleTime.Now));
    }

    /// <summary>Opens what <see cref="PlainBox"/> sealed, as an older key's, and seals with its own.</summary>
    private sealed class RenewedBox : ISecretBox
    {
        public string Seal(string secret, string context) => $"new:{secret}";

        public string? Open(string sealedText, string context) => new PlainBox().Open(sealedText, context);

        public bool IsOld(string sealedText) => !sealedText.StartsWith("new:", StringComparison.Ordinal);
    }

    private static ConfiguredUser User(TelegramUserId id, ClientId? client = null, string token = "token") => new(id, client ?? Client, token);

    private IReadOnlyList<Member> Start(IReadOnlyList<ConfiguredUser> users, TelegramUserId[]? admins = null, bool isClosed = true, double at = 0)
    {
        var changes = new Roster(users, admins ?? [], isClosed, new PlainBox(), India).Changes(_stored, SampleTime.Plus(at));
        Assert.All(changes, c => Assert.Equal((_stored.GetValueOrDefault(c.Id)?.Version ?? 0) + 1, c.Version));
        _stored = _stored.Values.ExceptBy(changes.Select(c => c.Id), m => m.Id).Concat(changes).ToDictionary(m => m.Id);
        return changes;
    }

    private void Change(TelegramUserId id, Func<Member, Member> change) => _stored[id] = change(_stored[id]) with { Version = _stored[id].Version + 1 };
}
