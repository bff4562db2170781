using BenchmarkDotNet.Attributes;
using BracketBot.Core.Orders;

namespace BracketBot.Benchmarks;

/// <summary>Rows to brackets. Aim for 1,000 rows: under 5 ms and 3 MB.</summary>
[MemoryDiagnoser]
public class OrderBookBenchmarks
{
    private OrderRows _rows = OrderRows.Empty;

    [Params(100, 1_000)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void Setup() => _rows = BenchmarkRows.Of(Rows);

    [Benchmark]
    public OrderBook ToBrackets() => OrderBook.From(_rows, null, BenchmarkRows.ReadAt);
}
