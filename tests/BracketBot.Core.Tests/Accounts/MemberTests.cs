using BracketBot.Core.Accounts;
using BracketBot.Core.Tests.Samples;

namespace BracketBot.Core.Tests.Accounts;

public class MemberTests
{
    private static readonly ClientId One = new("YA0001");
    private static readonly ClientId Two = new("YA0002");
    private static readonly Member Nobody = new() { Id = new TelegramUserId(5001), HasAccess = true };
    private static readonly Member Both = Nobody.With(Account(One)).With(Account(Two)) with { Active = Two };

    [Fact]
    public void With_AnotherClient_ComesLast()
    {
        Assert.Equal([One, Two], Both.Accounts.Select(a => a.ClientId));
        Assert.Empty(Nobody.Accounts);
    }

    [Fact]
    public void With_TheSameClient_TakesItsPlace()
    {
        var renamed = Both.With(Account(One) with { Name = "ASHA RAO" });

        Assert.Equal(["ASHA RAO", ""], renamed.Accounts.Select(a => a.Name));
        Assert.Equal("", Both.Find(One)?.Name);
    }

    [Fact]
    public void With_ChoosesNoActiveOne() => Assert.Null(Nobody.With(Account(One)).Active);

    [Fact]
    public void Without_TheActiveOne_MakesAnotherActive()
    {
        var left = Both.Without(Two);

        Assert.Equal([One], left.Accounts.Select(a => a.ClientId));
        Assert.Equal(One, left.Active);
        Assert.Null(left.Without(One).Active);
    }

    [Fact]
    public void Without_AnotherThanTheActiveOne_LeavesItActive() => Assert.Equal(Two, Both.Without(One).Active);

    [Fact]
    public void Without_OneThatIsNotTheirs_ChangesNothing() => Assert.Equal(Both.Accounts, Both.Without(new ClientId("YA0009")).Accounts);

    [Fact]
    public void Find_OneThatIsNotTheirs_IsNull() => Assert.Null(Both.Find(new ClientId("YA0009")));

    [Theory]
    [InlineData(Role.Trader, false, true)]
    [InlineData(Role.Admin, false, true)]
    [InlineData(Role.Viewer, false, false)]
    [InlineData(Role.Trader, true, false)]
    [InlineData(Role.Admin, true, false)]
    public void MayCancel_IsByRoleAndByChoice(Role role, bool looksOnly, bool mayCancel) =>
        Assert.Equal(mayCancel, (Nobody with { Role = role, Settings = new MemberSettings { LooksOnly = looksOnly } }).MayCancel);

    [Fact]
    public void IsAdmin_WithoutAccess_IsFalse() => Assert.False((Nobody with { Role = Role.Admin, HasAccess = false }).IsAdmin);

    [Theory]
    [InlineData(null, null, false, false, false)]
    [InlineData(10.0, null, false, false, true)]
    [InlineData(10.0, 9.0, false, false, true)]
    [InlineData(10.0, 10.0, false, false, false)]
    [InlineData(10.0, 11.0, false, false, false)]
    [InlineData(10.0, null, true, true, false)]
    [InlineData(10.0, null, true, false, false)]
    [InlineData(10.0, null, false, true, false)]
    public void IsWaiting_FromTheQuestionToItsAnswer(double? asked, double? decided, bool hasAccess, bool isGranted, bool isWaiting) =>
        Assert.Equal(isWaiting, (Nobody with { AskedAt = At(asked), DecidedAt = At(decided), HasAccess = hasAccess, IsGranted = isGranted }).IsWaiting);

    [Fact]
    public void IsLive_EndsAtItsMidnight()
    {
        var account = Account(One) with { Session = new SealedSession("sealed", SampleTime.Now, SampleTime.Plus(60)) };

        Assert.True(account.IsLive(SampleTime.Plus(59.999)));
        Assert.False(account.IsLive(SampleTime.Plus(60)));
        Assert.False(Account(One).IsLive(SampleTime.Now));
    }

    private static DateTimeOffset? At(double? seconds) => seconds is { } plus ? SampleTime.Plus(plus) : null;

    private static LinkedAccount Account(ClientId client) => new() { ClientId = client };
}
