using BracketBot.Cards;
using BracketBot.Configuration;
using BracketBot.Core.Accounts;
using BracketBot.Core.Chat;
using BracketBot.Membership;
using BracketBot.Tests.Members;

namespace BracketBot.Tests.Membership;

/// <summary>What becomes of a request for access, over a real store.</summary>
public sealed class AccessRequestsTests : IAsyncLifetime
{
    private static readonly TelegramUserId Ravi = new(5003);
    private static readonly Member Dev = Admin(5006);
    private static readonly Member Mira = Admin(5007);
    private MemberWorld _world = null!;
    private int _updates;

    private static CancellationToken Never => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _world = await MemberWorld.OpenAsync();
        await _world.GivenAsync(new SaveMember(Dev), new SaveMember(Mira), new SaveMember(new Member { Id = Ravi, Version = 1, Name = "Ravi", AskedAt = MemberWorld.Start }));
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Theory]
    [InlineData(true, "Let in", "You are in")]
    [InlineData(false, "Refused", "No access")]
    public async Task Decide_Once_EndsTheWaiting(bool approved, string said, string told)
    {
        Assert.True(await DecideAsync(Dev, approved));

        Assert.Equal((approved, false), (await _world.MemberAsync(Ravi) is var ravi && ravi.HasAccess, ravi.IsWaiting));
        Assert.Empty(await Requests().WaitingAsync());
        Assert.Contains(said, await CardAsync(AskCard(Dev)), StringComparison.Ordinal);
        Assert.Contains(said, await CardAsync(AskCard(Mira)), StringComparison.Ordinal);
        Assert.Contains(told, await CardAsync(new CardId($"door{Ravi}:{MemberWorld.Start.ToUnixTimeSeconds()}")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Decide_AfterAnotherAdminRefused_ChangesNothing(bool atOnce)
    {
        if (atOnce)
        {
            _world.BeforeCommit = () => DecideAsync(Dev, approved: false);
        }
        else
        {
            await DecideAsync(Dev, approved: false);
        }

        await DecideAsync(Mira, approved: true);

        Assert.False((await _world.MemberAsync(Ravi)).HasAccess);
        Assert.Contains("Refused", await CardAsync(AskCard(Mira)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decide_OnACopyOfTheCard_StandsOnBoth()
    {
        await _world.GivenAsync(new PutCard(AskCard(Dev), new ChatAddress(Dev.Id.Value), MemberCards.Ask(await _world.MemberAsync(Ravi)), CardPriority.Answer, MemberWorld.Start, new MessageId(7)));

        await DecideAsync(Dev, approved: true, message: 8);

        Assert.Contains("Let in", await CardAsync(AskCard(Dev)), StringComparison.Ordinal);
        Assert.Equal(new MessageId(7), (await FindAsync(AskCard(Dev)))?.MessageId);
        Assert.Contains("Let in", await CardAsync(new CardId($"m{Dev.Id}:8")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decide_WhereTheCardNeverArrived_StandsOnTheOneThatWasTapped()
    {
        await _world.GivenAsync(new PutCard(AskCard(Dev), new ChatAddress(Dev.Id.Value), MemberCards.Ask(await _world.MemberAsync(Ravi)), CardPriority.Answer, MemberWorld.Start));

        await DecideAsync(Dev, approved: true, message: 8);

        Assert.Equal(new MessageId(8), (await FindAsync(AskCard(Dev)))?.MessageId);
        Assert.Null(await FindAsync(new CardId($"m{Dev.Id}:8")));
    }

    [Fact]
    public async Task CountFor_IsForAdminsAlone_AndNotWhereTheDoorIsClosed()
    {
        Assert.Equal(1, await Requests().CountForAsync(Dev));
        Assert.Equal(0, await Requests().CountForAsync(Dev with { Role = Role.Trader }));
        Assert.Equal(0, await Requests(AccessMode.Closed).CountForAsync(Dev));
    }

    private static Member Admin(long id) => new() { Id = new TelegramUserId(id), Version = 1, HasAccess = true, IsGranted = true, Role = Role.Admin };

    private static CardId AskCard(Member admin) => MemberCards.AskCard(Ravi, admin.Id, MemberWorld.Start);

    private AccessRequests Requests(AccessMode mode = AccessMode.Invite) =>
        new(new AccessOptions { Mode = mode, Users = [] }, _world.Database.Members, _world.Database.Outbox, _world, _world.Changes, _world.Time);

    private Task<bool> DecideAsync(Member admin, bool approved, long message = 1)
    {
        var id = Interlocked.Increment(ref _updates);
        var tap = new IncomingTap(
            new UpdateId(id), admin.Id, _world.Time.GetUtcNow(), false, new TapId($"tap{id}"), $"m:{Ravi}:approve", new ChatAddress(admin.Id.Value), new MessageId(message));
        return Requests().DecideAsync(tap, admin, Ravi, approved);
    }

    private async Task<OutboxCard?> FindAsync(CardId id) => await _world.Database.Outbox.FindAsync(id, Never);

    private async Task<string?> CardAsync(CardId id) => (await FindAsync(id))?.Card.Html;
}
