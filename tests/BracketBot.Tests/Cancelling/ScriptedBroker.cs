using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Cancels;
using BracketBot.Core.Orders;
using BracketBot.Tests.Shared.Interleaving;

namespace BracketBot.Tests.Cancelling;

/// <summary>A broker that a test scripts: what it answers, how long that takes, and what stands in its lists at the time.</summary>
internal sealed class ScriptedBroker(Interleaver all) : IBroker
{
    public List<OrderRow> Pending { get; } = [];

    public List<OrderRow> Completed { get; } = [];

    public TimeSpan CancelTakes { get; set; } = TimeSpan.FromMilliseconds(80);

    public TimeSpan ReadTakes { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The answer to a cancel, when it is given.</summary>
    public Func<CancelPacket, Result<CancelTaken, BrokerError>> OnCancel { get; set; } = _ => new CancelTaken("Order Cancelled Successfully");

    /// <summary>Where reads fail.</summary>
    public BrokerError? Unread { get; set; }

    /// <summary>When each cancel came.</summary>
    public List<(string Leg, DateTimeOffset At)> Cancels { get; } = [];

    /// <summary>When each reading of the pending list was asked for.</summary>
    public List<DateTimeOffset> Readings { get; } = [];

    /// <summary>The leg goes from the pending list to the completed one.</summary>
    public void End(string exchangeOrderId, string status, decimal filled = 0)
    {
        var row = Pending.Single(r => r.ExchangeOrderId == exchangeOrderId);
        Pending.Remove(row);
        Completed.Add(row with { OrderStatus = status, FilledQuantity = filled });
    }

    public async Task<Result<OrderRows, BrokerError>> ReadOrdersAsync(BrokerSession session, OrderList list, CancellationToken cancellation)
    {
        if (list == OrderList.Pending)
        {
            Readings.Add(all.Now);
        }

        await Task.Delay(ReadTakes, Interleaver.Lane.Current.Clock, cancellation);
        return Unread is { } error ? error : new OrderRows(list == OrderList.Pending ? [.. Pending] : [.. Completed], []);
    }

    public async Task<Result<OrderRows, BrokerError>> ReadHistoryAsync(BrokerSession session, OmsOrderId order, CancellationToken cancellation)
    {
        await Task.Delay(ReadTakes, Interleaver.Lane.Current.Clock, cancellation);
        return new BrokerError.OutcomeUnknown(new RequestFailure(FailureKind.ConnectionBroke));
    }

    public async Task<Result<CancelTaken, BrokerError>> CancelLegAsync(
        BrokerSession session, CancelPacket packet, DateTimeOffset sendBy, CancellationToken cancellation)
    {
        Cancels.Add((packet.Leg.Indicator.Value, all.Now));
        await Task.Delay(CancelTakes, Interleaver.Lane.Current.Clock, CancellationToken.None);
        return OnCancel(packet);
    }

    public Task<Result<TradingInfo, BrokerError>> ReadTradingInfoAsync(BrokerSession session, CancellationToken cancellation) => throw new NotSupportedException();
}
