using System.Collections.Concurrent;
using BracketBot.Broker.Accounts;
using BracketBot.Broker.Cancels;
using BracketBot.Broker.Http;
using BracketBot.Broker.Orders;
using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Cancels;
using BracketBot.Core.Orders;
using Microsoft.Extensions.Logging;

namespace BracketBot.Broker;

/// <summary>
/// The kart order API. Thread-safe. Use one for the program's life, because it keeps the connections. A token that no request can carry is
/// <see cref="BrokerError.NotLoggedIn"/> without a message.
/// </summary>
public sealed class KartBroker : IBroker, IBrokerClock, IDisposable
{
    private const int MostSkipped = 10_000;

    /// <summary>By address: how many unreadable rows its last answer had, and why.</summary>
    private readonly ConcurrentDictionary<Uri, (int Rows, string Problem)> _skipped = [];
    private readonly HttpMessageInvoker _http;
    private readonly KartUrls _urls;
    private readonly KartReader _reader;
    private readonly CancelSender _cancels;
    private readonly ILogger _log;

    /// <exception cref="ArgumentException">An option outside its range.</exception>
    public KartBroker(BrokerOptions options, TimeProvider time, ILogger<KartBroker> log)
        : this(options, time, log, static options => KartHandler.Create(options.Timeout))
    {
    }

    internal KartBroker(BrokerOptions options, TimeProvider time, ILogger<KartBroker> log, Func<BrokerOptions, HttpMessageHandler> handler)
    {
        options.Check();
        _log = log;
        _http = new HttpMessageInvoker(handler(options), disposeHandler: true);
        _urls = new KartUrls(options.BaseUrl);
        _reader = new KartReader(options, _http, time, log);
        _cancels = new CancelSender(options, _urls, _http, time, log);
    }

    /// <inheritdoc/>
    public Task<Result<OrderRows, BrokerError>> ReadOrdersAsync(BrokerSession session, OrderList list, CancellationToken cancellation) =>
        ReadListAsync(session, list, null, cancellation);

    /// <inheritdoc/>
    public Task<Result<OrderRows, BrokerError>> ReadOrdersAsync(BrokerSession session, OrderList list, OrderFocus about, CancellationToken cancellation) =>
        ReadListAsync(session, list, about, cancellation);

    /// <inheritdoc/>
    public async Task<Result<OrderRows, BrokerError>> ReadHistoryAsync(BrokerSession session, OmsOrderId order, CancellationToken cancellation)
    {
        if (!KartRequests.CanCarry(session))
        {
            return NoToken;
        }

        var url = _urls.History(session.ClientId, order);
        var history = await _reader.GetAsync(session, url, new OrderListReader(session.ClientId, order), cancellation, Nothing);
        return Warned(url, history).Try(out var rows, out var error) ? HistoryOrder.OldestFirst(rows) : error;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The packet is for another client than the session.</exception>
    public async Task<Result<CancelTaken, BrokerError>> CancelLegAsync(
        BrokerSession session, CancelPacket packet, DateTimeOffset sendBy, CancellationToken cancellation)
    {
        if (packet.ClientId != session.ClientId)
        {
            throw new ArgumentException($"A packet for {packet.ClientId} can't go with the {session}.");
        }

        return KartRequests.CanCarry(session) ? await _cancels.SendAsync(session, packet, sendBy, cancellation) : NoToken;
    }

    /// <inheritdoc/>
    public Task<Result<TradingInfo, BrokerError>> ReadTradingInfoAsync(BrokerSession session, CancellationToken cancellation) =>
        KartRequests.CanCarry(session)
            ? _reader.GetAsync(session, _urls.TradingInfo(), new TradingInfoReader(), cancellation)
            : Task.FromResult<Result<TradingInfo, BrokerError>>(NoToken);

    /// <inheritdoc/>
    public TimeSpan? Ahead => _reader.Ahead;

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _http.Dispose();

    private async Task<Result<OrderRows, BrokerError>> ReadListAsync(BrokerSession session, OrderList list, OrderFocus? about, CancellationToken cancellation)
    {
        if (!KartRequests.CanCarry(session))
        {
            return NoToken;
        }

        var url = _urls.Orders(session.ClientId, list);
        return Warned(url, await _reader.GetAsync(session, url, new OrderListReader(session.ClientId, null, about), cancellation, Nothing));
    }

    private static OrderRows Nothing() => OrderRows.Empty;

    private static BrokerError.NotLoggedIn NoToken => new(null, "");

    private Result<OrderRows, BrokerError> Warned(Uri url, Result<OrderRows, BrokerError> read)
    {
        if (read.Value is not { Warnings: [var first, ..] warnings })
        {
            _skipped.TryRemove(url, out _);
            return read;
        }

        // Some brokers send such a row in every answer, so it is logged only when it changes.
        var what = (warnings.Count, first.Problem);
        if (!_skipped.TryGetValue(url, out var said) || said != what)
        {
            if (_skipped.Count >= MostSkipped)
            {
                _skipped.Clear();
            }

            _skipped[url] = what;
            BrokerLog.RowsSkipped(_log, url.AbsolutePath, warnings.Count, first.Row, first.Problem);
        }

        return read;
    }
}
