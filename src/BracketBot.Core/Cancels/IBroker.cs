using BracketBot.Core.Accounts;
using BracketBot.Core.Orders;

namespace BracketBot.Core.Cancels;

/// <summary>The broker as the bot needs it. Thread-safe. Every call ends within <c>Broker:Timeout</c>.</summary>
public interface IBroker
{
    /// <summary>One half of the client's order book. Rows that can't be read are warnings, never an error.</summary>
    Task<Result<OrderRows, BrokerError>> ReadOrdersAsync(BrokerSession session, OrderList list, CancellationToken cancellation);

    /// <summary>One half of the book, for a caller interested in certain orders. A broker that can't filter returns the whole half.</summary>
    /// <param name="about">The orders wanted; others may be left out.</param>
    Task<Result<OrderRows, BrokerError>> ReadOrdersAsync(BrokerSession session, OrderList list, OrderFocus about, CancellationToken cancellation) =>
        ReadOrdersAsync(session, list, cancellation);

    /// <summary>One order's life, oldest first.</summary>
    Task<Result<OrderRows, BrokerError>> ReadHistoryAsync(BrokerSession session, OmsOrderId order, CancellationToken cancellation);

    /// <summary>
    /// Asks once for the leg to be cancelled. If the request certainly never reached the broker, it is tried again until <paramref name="sendBy"/>; no
    /// request starts after that (then <see cref="BrokerError.Unavailable"/>). Cancelling the token does not abort a request that has started, because
    /// its answer matters.
    /// </summary>
    Task<Result<CancelTaken, BrokerError>> CancelLegAsync(
        BrokerSession session, CancelPacket packet, DateTimeOffset sendBy, CancellationToken cancellation);

    Task<Result<TradingInfo, BrokerError>> ReadTradingInfoAsync(BrokerSession session, CancellationToken cancellation);
}
