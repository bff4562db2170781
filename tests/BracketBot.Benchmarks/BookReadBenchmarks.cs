using System.Globalization;
using System.Net;
using System.Text;
using BenchmarkDotNet.Attributes;
using BracketBot.Broker;
using BracketBot.Core.Accounts;
using BracketBot.Core.Cancels;
using BracketBot.Core.Orders;
using Microsoft.Extensions.Logging.Abstractions;

namespace BracketBot.Benchmarks;

/// <summary>An answer of the broker to brackets, without a network: one list of as many open orders.</summary>
[MemoryDiagnoser]
public class BookReadBenchmarks : IDisposable
{
    private static readonly BrokerSession Session = new(new("YA0002"), "token");
    private KartBroker? _broker;

    [Params(4, 1_000)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var rows = string.Join(',', Enumerable.Range(0, Rows).Select(Row));
        var body = Encoding.UTF8.GetBytes($$"""{"status":"success","message":"","data":{"orders":[{{rows}}]} }""");
        _broker = new KartBroker(new BrokerOptions(), TimeProvider.System, NullLogger<KartBroker>.Instance, _ => new Canned(body));
    }

    [Benchmark]
    public async Task<OrderBook> WholeBook()
    {
        var read = await _broker!.ReadOrdersAsync(Session, OrderList.Pending, CancellationToken.None);
        return OrderBook.From(read.Value, null, BenchmarkRows.ReadAt);
    }

    /// <summary>The same answer, for who asks about its last order.</summary>
    [Benchmark]
    public async Task<OrderBook> OneOrder()
    {
        var read = await _broker!.ReadOrdersAsync(Session, OrderList.Pending, OrderFocus.On(new(Id(Rows - 1))), CancellationToken.None);
        return OrderBook.From(read.Value, null, BenchmarkRows.ReadAt);
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _broker?.Dispose();
        GC.SuppressFinalize(this);
    }

    private static string Id(int i) => (20240314000000 + i).ToString(CultureInfo.InvariantCulture);

    private static string Row(int i) => string.Create(CultureInfo.InvariantCulture, $$"""
        {"oms_order_id":"{{Id(i)}}","exchange_order_id":"{{1100000012461390000 + i}}","client_id":"YA0002","execution_type":"BO","leg_order_indicator":"ENTRY",
        "order_status":"CONFIRMED","order_side":"SELL","order_type":"LIMIT","product":"MIS","exchange":"NSE","segment":"NSE-EQ","trading_symbol":"IDEA-EQ",
        "instrument_token":14366,"price":11.9,"trigger_price":0,"average_price":0,"quantity":10,"disclosed_quantity":0,"filled_quantity":0,
        "remaining_quantity":10,"stop_loss_value":0.5,"square_off_value":1,"trailing_stop_loss":0,"is_trailing":false,"validity":"DAY","mode":"NEW",
        "device":"WEB","order_tag":"","rejection_reason":"","rejection_code":0,"user_order_id":10002,"order_entry_time":1710400000,"exchange_time":1710400000}
        """).ReplaceLineEndings("");

    /// <summary>Answers every request with the same body.</summary>
    private sealed class Canned(byte[] body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(body) });
    }
}
