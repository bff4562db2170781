using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Cancels;
using BracketBot.Core.Orders;
using BracketBot.Members;
using Moq;

namespace BracketBot.Tests.Members;

/// <summary>Sessions end at midnight, or when a reading finds them over: nothing goes out with one after that.</summary>
public sealed class WatchedBrokerTests : IAsyncLifetime
{
    private static readonly BrokerError Over = new BrokerError.NotLoggedIn(401, "session expired");
    private static readonly CancelPacket Packet = new(Asha.Client, new LegRef(new("20240314929"), LegIndicator.Entry, new("1100000012461398")), "CONFIRMED");
    private readonly Mock<IBroker> _broker = new(MockBehavior.Strict);
    private MemberWorld _world = null!;
    private WatchedBroker _watched = null!;

    public static TheoryData<string> Readings => ["pending", "about some", "history", "whose"];

    private static CancellationToken Never => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _world = await MemberWorld.OpenAsync();
        _watched = new WatchedBroker(_broker.Object, _world.Sessions, new BrokerPulse(), _world.Time);
        await _world.GivenAsync(new SaveMember(Asha.Member.With(_world.Sessions.Begun(Asha.Id, Asha.Member.Accounts[0], Info, "today's token"))));
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Begun_LastsUntilMidnight()
    {
        var session = await SessionAsync();

        Assert.Equal(("today's token", MemberWorld.Start, MemberWorld.Midnight), (session.AccessToken, session.Since, session.EndsAt));
        Assert.Equal("ASHA RAO", (await _world.MemberAsync()).Accounts[0].Name);
    }

    [Theory]
    [MemberData(nameof(Readings))]
    public async Task Read_AtMidnight_GoesNowhere(string reading)
    {
        var session = await SessionAsync();
        _world.Time.SetUtcNow(MemberWorld.Midnight);

        Assert.IsType<BrokerError.NotLoggedIn>(await ReadAsync(reading, session));

        Assert.Empty(_broker.Invocations);
    }

    [Fact]
    public async Task Cancel_AtMidnight_GoesNowhere()
    {
        var session = await SessionAsync();
        _world.Time.SetUtcNow(MemberWorld.Midnight);

        Assert.IsType<BrokerError.NotLoggedIn>((await _watched.CancelLegAsync(session, Packet, MemberWorld.Midnight.AddSeconds(5), Never)).Error);

        Assert.Empty(_broker.Invocations);
    }

    [Fact]
    public async Task Cancel_JustBeforeMidnight_GoesOut()
    {
        var session = await SessionAsync();
        _world.Time.SetUtcNow(MemberWorld.Midnight.AddTicks(-1));
        Answer(null);

        Assert.Null((await _watched.CancelLegAsync(session, Packet, MemberWorld.Midnight.AddSeconds(5), Never)).Error);

        Assert.Single(_broker.Invocations);
    }

    [Theory]
    [MemberData(nameof(Readings))]
    public async Task Read_SessionIsOver_EndsItInTheStore(string reading)
    {
        Answer(Over);
        _world.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(Over, await ReadAsync(reading, await SessionAsync()));
        await _world.DrainAsync();

        var account = (await _world.MemberAsync()).Accounts[0];
        Assert.Null(account.Session);
        Assert.Equal(MemberWorld.Start.AddMinutes(1), account.EndedAt);
        Assert.Null((await Asha.Book(_world.Database.Members).FindAsync(Asha.Id, null, Never))?.Session);
    }

    [Fact]
    public async Task Read_OlderSessionIsOver_LeavesTheNewerOne()
    {
        Answer(Over);
        var old = await SessionAsync();
        _world.Time.Advance(TimeSpan.FromMinutes(1));
        await _world.Changes.ChangeAsync(Asha.Id, m => m.With(_world.Sessions.Begun(m.Id, m.Accounts[0], Info, "newer token")));

        await ReadAsync("pending", old);
        await _world.DrainAsync();

        Assert.Equal("newer token", (await SessionAsync()).AccessToken);
    }

    [Fact]
    public async Task Read_OfAnAccountUnlinkedMeanwhile_ChangesNothing()
    {
        Answer(Over);
        var old = await SessionAsync();
        await _world.Changes.ChangeAsync(Asha.Id, m => m.Without(Asha.Client));

        await ReadAsync("pending", old);
        await _world.DrainAsync();

        Assert.Empty((await _world.MemberAsync()).Accounts);
        Assert.Equal(2, (await _world.MemberAsync()).Version);
    }

    [Fact]
    public async Task Read_RefusedForAnotherReason_EndsNothing()
    {
        foreach (var error in (BrokerError[])
            [new BrokerError.AccessDenied(AccessReason.Address, 403, "ip"), new BrokerError.Unavailable(new RequestFailure(FailureKind.ConnectionRefused)), new BrokerError.OutcomeUnknown(new RequestFailure(FailureKind.NoAnswerInTime, 7000)), new BrokerError.Refused(1, "no")])
        {
            Answer(error);
            Assert.Equal(error, await ReadAsync("pending", await SessionAsync()));
        }

        await _world.DrainAsync();
        Assert.Equal(1, (await _world.MemberAsync()).Version);
    }

    [Fact]
    public async Task Cancel_Refused_EndsNothing()
    {
        foreach (var error in (BrokerError[])[Over, new BrokerError.AccessDenied(AccessReason.Address, 403, "ip"), new BrokerError.Refused(1, "no")])
        {
            Answer(error);
            Assert.Equal(error, (await _watched.CancelLegAsync(await SessionAsync(), Packet, MemberWorld.Midnight, Never)).Error);
        }

        await _world.DrainAsync();
        Assert.Equal(1, (await _world.MemberAsync()).Version);
        Assert.NotNull(await SessionAsync());
    }

    [Fact]
    public async Task Read_WithATokenThatIsNobodysYet_EndsNothing()
    {
        Answer(Over);

        Assert.Equal(Over, await ReadAsync("whose", new BrokerSession(default, "pasted")));
        await _world.DrainAsync();

        Assert.Empty(_world.Commits);
    }

    private static TradingInfo Info => new(Asha.Client, "ASHA RAO", "active", ["NSE"], ["MIS"]);

    private async Task<BrokerSession> SessionAsync() =>
        (await Asha.Book(_world.Database.Members).FindAsync(Asha.Id, null, Never))?.Session ?? throw new InvalidOperationException("No session.");

    private void Answer(BrokerError? error)
    {
        Result<OrderRows, BrokerError> rows = error is null ? new OrderRows([], []) : error;
        _broker.Setup(b => b.ReadOrdersAsync(It.IsAny<BrokerSession>(), It.IsAny<OrderList>(), It.IsAny<CancellationToken>())).ReturnsAsync(rows);
        _broker.Setup(b => b.ReadOrdersAsync(It.IsAny<BrokerSession>(), It.IsAny<OrderList>(), It.IsAny<OrderFocus>(), It.IsAny<CancellationToken>())).ReturnsAsync(rows);
        _broker.Setup(b => b.ReadHistoryAsync(It.IsAny<BrokerSession>(), It.IsAny<OmsOrderId>(), It.IsAny<CancellationToken>())).ReturnsAsync(rows);
        Result<TradingInfo, BrokerError> info = error is null ? Info : error;
        _broker.Setup(b => b.ReadTradingInfoAsync(It.IsAny<BrokerSession>(), It.IsAny<CancellationToken>())).ReturnsAsync(info);
        Result<CancelTaken, BrokerError> taken = error is null ? new CancelTaken("Order Cancelled Successfully") : error;
        _broker.Setup(b => b.CancelLegAsync(It.IsAny<BrokerSession>(), Packet, It.IsAny<DateTimeOffset>(), It.IsAny<CancellationToken>())).ReturnsAsync(taken);
    }

    private async Task<BrokerError?> ReadAsync(string reading, BrokerSession session) => reading switch
    {
        "pending" => (await _watched.ReadOrdersAsync(session, OrderList.Pending, Never)).Error,
        "about some" => (await _watched.ReadOrdersAsync(session, OrderList.Pending, new OrderFocus(new HashSet<OmsOrderId> { new("20240314929") }, ElseAll: false), Never)).Error,
        "history" => (await _watched.ReadHistoryAsync(session, new OmsOrderId("20240314929"), Never)).Error,
        _ => (await _watched.ReadTradingInfoAsync(session, Never)).Error,
    };
}
