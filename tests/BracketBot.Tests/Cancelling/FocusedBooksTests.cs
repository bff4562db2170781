using BracketBot.Cancelling;
using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Cancels;
using BracketBot.Core.Orders;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace BracketBot.Tests.Cancelling;

/// <summary>What a reading of the book is asked to be about.</summary>
public sealed class FocusedBooksTests
{
    private static readonly BrokerSession Session = new(new ClientId("YA0002"), "t");
    private static readonly (OmsOrderId One, OmsOrderId Two) Orders = (new("1"), new("2"));
    private readonly FakeTimeProvider _time = new();
    private readonly Broker _broker = new();
    private readonly OrderBooks _books;
    private readonly SharedBooks _shared;

    public FocusedBooksTests()
    {
        _books = new OrderBooks(_broker, _time, NullLogger<OrderBooks>.Instance);
        _shared = new SharedBooks(_books, _broker, _time);
    }

    [Fact]
    public async Task Look_ForOneTicket_IsAboutItsOrderInBothLists()
    {
        await _shared.LookAsync(Session, Orders.One, Never);

        Assert.Equal(["Completed: 1", "Pending: 1"], _broker.Asked.Order());
    }

    [Fact]
    public async Task Look_SharedByTickets_IsAboutAllTheirOrders_AndTheNextAboutItsOwn()
    {
        await _shared.LookAsync(Session, Orders.One, Never);
        var (one, two) = (_shared.LookAsync(Session, Orders.One, Never), _shared.LookAsync(Session, Orders.Two, Never));
        await PassTimeUntilAsync(Task.WhenAll(one, two));
        await PassTimeUntilAsync(_shared.LookAsync(Session, Orders.Two, Never));

        Assert.Equal(["Completed: 1", "Completed: 1 2", "Completed: 2", "Pending: 1", "Pending: 1 2", "Pending: 2"], _broker.Asked.Order());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Look_SharedWithWhoeverNeedsAll_IsWhole(bool ticketFirst)
    {
        await _shared.LookAsync(Session, Orders.One, Never);
        _broker.Asked.Clear();
        var before = ticketFirst ? _shared.LookAsync(Session, Orders.One, Never) : null;
        var all = _shared.ReadAsync(Session, Never);
        var after = _shared.LookAsync(Session, Orders.Two, Never);
        await PassTimeUntilAsync(Task.WhenAll(before ?? Task.CompletedTask, all, after));

        Assert.Equal(["Completed", "Pending"], _broker.Asked.Order());
    }

    [Fact]
    public async Task Read_OfWhatMayBeAnotherName_LeavesTheCompletedListWhole()
    {
        await _books.ReadAsync(Session, withCompleted: true, OrderFocus.OnTyped("12"), Never);

        Assert.Equal(["Completed", "Pending: 12 else all"], _broker.Asked.Order());
    }

    private static CancellationToken Never => TestContext.Current.CancellationToken;

    private async Task PassTimeUntilAsync(Task done)
    {
        while (!done.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await done;
    }

    private sealed class Broker : IBroker
    {
        public List<string> Asked { get; } = [];

        public Task<Result<OrderRows, BrokerError>> ReadOrdersAsync(BrokerSession session, OrderList list, CancellationToken cancellation) => Answer($"{list}");

        public Task<Result<OrderRows, BrokerError>> ReadOrdersAsync(BrokerSession session, OrderList list, OrderFocus about, CancellationToken cancellation) =>
            Answer($"{list}: {string.Join(' ', about.Orders.Select(o => o.Value).Order())}{(about.ElseAll ? " else all" : "")}");

        public Task<Result<OrderRows, BrokerError>> ReadHistoryAsync(BrokerSession session, OmsOrderId order, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<Result<CancelTaken, BrokerError>> CancelLegAsync(BrokerSession session, CancelPacket packet, DateTimeOffset sendBy, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public Task<Result<TradingInfo, BrokerError>> ReadTradingInfoAsync(BrokerSession session, CancellationToken cancellation) => throw new NotSupportedException();

        private Task<Result<OrderRows, BrokerError>> Answer(string asked)
        {
            Asked.Add(asked);
            return Task.FromResult<Result<OrderRows, BrokerError>>(OrderRows.Empty);
        }
    }
}
