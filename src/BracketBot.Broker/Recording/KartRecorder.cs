using System.Security.Cryptography;
using BracketBot.Broker.Http;
using BracketBot.Core.Accounts;
using BracketBot.Core.Cancels;
using BracketBot.Core.Orders;
using Microsoft.Extensions.Logging.Abstractions;

namespace BracketBot.Broker.Recording;

/// <summary>
/// Records the broker's answers to the bot's reads: the trading info, both order lists, and the history of the first few orders in them. It sends only
/// GETs. What it writes is masked; see <see cref="Mask"/>.
/// </summary>
public sealed class KartRecorder : IDisposable
{
    /// <summary>How many orders of one account have their history read.</summary>
    private const int MostHistories = 5;

    private readonly RecordingHandler _handler;
    private readonly KartBroker _broker;
    private readonly List<RecordedAnswer> _answers = [];
    private readonly Mask _mask;

    /// <exception cref="ArgumentException">An option outside its range.</exception>
    public KartRecorder(BrokerOptions options, TimeProvider time)
        : this(options, time, RandomNumberGenerator.GetInt32)
    {
    }

    /// <param name="random">A number from 0 to below its argument. A predictable one would make the masking reversible.</param>
    internal KartRecorder(BrokerOptions options, TimeProvider time, Func<int, int> random)
    {
        options.Check();
        _handler = new RecordingHandler(options.BaseUrl, KartHandler.Create(options.Timeout), _answers.Add);
        _broker = new KartBroker(options, time, NullLogger<KartBroker>.Instance, _ => _handler);
        _mask = new Mask(random);
    }

    /// <summary>Requests so far.</summary>
    public int Requests => _answers.Count;

    /// <summary>Requests that got no answer.</summary>
    public int Unanswered => _answers.Count(a => a.Problem.Length > 0);

    /// <summary>Makes the reads for one account. A failed read is recorded as a failure, and the others still follow.</summary>
    public async Task RecordAsync(BrokerSession session, CancellationToken cancellation)
    {
        _handler.Account++;
        _mask.Hide(session.AccessToken);
        _mask.Hide(session.ClientId.Value);

        // The handler records the answers; here they only tell which orders exist.
        _ = await _broker.ReadTradingInfoAsync(session, cancellation);
        var orders = new List<OmsOrderId>();
        foreach (var list in (OrderList[])[OrderList.Pending, OrderList.Completed])
        {
            var read = await _broker.ReadOrdersAsync(session, list, cancellation);
            orders.AddRange((read.Value?.Rows ?? []).Select(row => new OmsOrderId(row.OmsOrderId)));
        }

        foreach (var order in orders.Distinct().Take(MostHistories))
        {
            _ = await _broker.ReadHistoryAsync(session, order, cancellation);
        }
    }

    /// <summary>Everything recorded so far, masked, as the JSON of one file.</summary>
    public byte[] ToJson() => RecordingJson.Write(_answers, _mask);

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _broker.Dispose();
}
