using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Cancels;
using BracketBot.Core.Orders;

namespace BracketBot.Members;

/// <summary>
/// The broker, for sessions that end: nothing goes out with one whose midnight has come, and one that a reading finds over is noted as such. An order call
/// that is refused says nothing about the session by itself: brokers refuse those from addresses that are not registered.
/// </summary>
internal sealed class WatchedBroker(IBroker broker, SessionKeeper sessions, BrokerPulse pulse, TimeProvider time) : IBroker
{
    private static readonly BrokerError Over = new BrokerError.NotLoggedIn(null, "");

    public Task<Result<OrderRows, BrokerError>> ReadOrdersAsync(BrokerSession session, OrderList list, CancellationToken cancellation) =>
        ReadBookAsync(session, () => broker.ReadOrdersAsync(session, list, cancellation));

    public Task<Result<OrderRows, BrokerError>> ReadOrdersAsync(BrokerSession session, OrderList list, OrderFocus about, CancellationToken cancellation) =>
        ReadBookAsync(session, () => broker.ReadOrdersAsync(session, list, about, cancellation));

    public Task<Result<OrderRows, BrokerError>> ReadHistoryAsync(BrokerSession session, OmsOrderId order, CancellationToken cancellation) =>
        ReadAsync(session, () => broker.ReadHistoryAsync(session, order, cancellation));

    public Task<Result<TradingInfo, BrokerError>> ReadTradingInfoAsync(BrokerSession session, CancellationToken cancellation) =>
        ReadAsync(session, () => broker.ReadTradingInfoAsync(session, cancellation));

    public async Task<Result<CancelTaken, BrokerError>> CancelLegAsync(
        BrokerSession session, CancelPacket packet, DateTimeOffset sendBy, CancellationToken cancellation)
    {
        if (IsOver(session))
        {
            return Over;
        }

        var result = await broker.CancelLegAsync(session, packet, sendBy, cancellation);
        pulse.Ordered(session.ClientId, time.GetUtcNow(), result.Error);
        return result;
    }

    private async Task<Result<OrderRows, BrokerError>> ReadBookAsync(BrokerSession session, Func<Task<Result<OrderRows, BrokerError>>> read)
    {
        var began = time.GetTimestamp();
        var result = await ReadAsync(session, read);
        pulse.Read(session.ClientId, time.GetUtcNow(), time.GetElapsedTime(began), result.Error);
        return result;
    }

    private async Task<Result<T, BrokerError>> ReadAsync<T>(BrokerSession session, Func<Task<Result<T, BrokerError>>> read)
    {
        if (IsOver(session))
        {
            return Over;
        }

        var result = await read();
        sessions.Hear(session, result.Error);
        return result;
    }

    private bool IsOver(BrokerSession session) => session.IsOver(time.GetUtcNow());
}
