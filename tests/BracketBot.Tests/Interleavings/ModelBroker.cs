using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Cancels;
using BracketBot.Core.Orders;
using BracketBot.Tests.Cards;
using BracketBot.Tests.Shared.Interleaving;

namespace BracketBot.Tests.Interleavings;

/// <summary>
/// A broker with open entries that answers late, refuses, or gives no word whether it acted or not; the market fills some. It goes on when the bot is
/// killed.
/// </summary>
internal sealed class ModelBroker : IBroker
{
    private readonly Interleaver _all;
    private readonly bool _troubled;
    private readonly Dictionary<string, OrderRow> _rows = [];

    public ModelBroker(Interleaver all, int legs, bool troubled)
    {
        (_all, _troubled) = (all, troubled);
        for (var i = 0; i < legs; i++)
        {
            _rows[$"x{i}"] = Samples.EntryRow with { OmsOrderId = $"20240314{i:000}", ExchangeOrderId = $"x{i}", OrderStatus = "CONFIRMED" };
        }
    }

    /// <summary>When each cancel came, by exchange order id.</summary>
    public List<(string Leg, DateTimeOffset At)> Cancels { get; } = [];

    public string StatusOf(string leg) => _rows[leg].OrderStatus;

    public OrderRows Pending => Rows(r => r.OrderStatus == "CONFIRMED");

    public void FillOne()
    {
        var open = _rows.Values.Where(r => r.OrderStatus == "CONFIRMED").ToList();
        if (open.Count > 0)
        {
            var row = _all.Any(open);
            _rows[row.ExchangeOrderId] = row with { OrderStatus = "COMPLETE", FilledQuantity = row.Quantity };
            _all.Note($"{row.ExchangeOrderId} is filled");
        }
    }

    public Task<Result<OrderRows, BrokerError>> ReadOrdersAsync(BrokerSession session, OrderList list, CancellationToken cancellation) =>
        ReadOrdersAsync(session, list, null, cancellation);

    /// <summary>Leaves out whatever may be left out.</summary>
    public Task<Result<OrderRows, BrokerError>> ReadOrdersAsync(BrokerSession session, OrderList list, OrderFocus? about, CancellationToken cancellation) =>
        AnswerAsync<OrderRows>(() =>
        {
            if (_troubled && _all.Sometimes(0.1))
            {
                return new BrokerError.OutcomeUnknown(new RequestFailure(FailureKind.NoAnswerInTime, 7000));
            }

            var all = list == OrderList.Pending ? Pending : Rows(r => r.OrderStatus != "CONFIRMED");
            List<OrderRow> some = [.. all.Rows.Where(r => about?.Orders.Contains(new OmsOrderId(r.OmsOrderId)) != false)];
            return some.Count == 0 && about?.ElseAll == true ? all : new OrderRows(some, []);
        });

    public Task<Result<OrderRows, BrokerError>> ReadHistoryAsync(BrokerSession session, OmsOrderId order, CancellationToken cancellation) =>
        AnswerAsync<OrderRows>(() => Rows(r => r.OmsOrderId == order.Value));

    public Task<Result<CancelTaken, BrokerError>> CancelLegAsync(BrokerSession session, CancelPacket packet, DateTimeOffset sendBy, CancellationToken cancellation)
    {
        if (_all.Now > sendBy)
        {
            return Task.FromResult<Result<CancelTaken, BrokerError>>(new BrokerError.Unavailable(new RequestFailure(FailureKind.TooLate)));
        }

        var leg = packet.Leg.ExchangeOrderId.Value;
        Cancels.Add((leg, _all.Now));
        _all.Note($"cancel of {leg}");
        return AnswerAsync<CancelTaken>(() => Cancel(leg));
    }

    public Task<Result<TradingInfo, BrokerError>> ReadTradingInfoAsync(BrokerSession session, CancellationToken cancellation) => throw new NotSupportedException();

    private Result<CancelTaken, BrokerError> Cancel(string leg)
    {
        var row = _rows[leg];
        if (row.OrderStatus != "CONFIRMED" || (_troubled && _all.Sometimes(0.1)))
        {
            return new BrokerError.Refused(44000, "no");
        }

        if (_troubled && _all.Sometimes(0.1))
        {
            return new BrokerError.OutcomeUnknown(new RequestFailure(FailureKind.ConnectionBroke));
        }

        _rows[leg] = row with { OrderStatus = "CANCELLED" };
        return _troubled && _all.Sometimes(0.1) ? new BrokerError.OutcomeUnknown(new RequestFailure(FailureKind.ConnectionBroke)) : new CancelTaken("Order Cancelled Successfully");
    }

    private async Task<Result<T, BrokerError>> AnswerAsync<T>(Func<Result<T, BrokerError>> act)
    {
        var done = new TaskCompletionSource<Result<T, BrokerError>>();
        _ = _all.World.Start(async () =>
        {
            await DelayAsync();
            var answer = act();
            await DelayAsync();
            done.SetResult(answer);
        });
        return await done.Task;
    }

    private Task DelayAsync() => Task.Delay(TimeSpan.FromMilliseconds(_all.Any([0, 1, 10, 60, 300])), _all.World.Clock);

    private OrderRows Rows(Func<OrderRow, bool> which) => new([.. _rows.Values.Where(which)], []);
}
