using System.Globalization;
using BenchmarkDotNet.Running;
using BracketBot.Benchmarks;

// For tests/bench.sh --growth.
if (args is ["seed-audit", var rows])
{
    return await AuditSeed.RunAsync(int.Parse(rows, CultureInfo.InvariantCulture));
}

// What docs/scale.md says of the history: history-figures 1000000.
if (args is ["history-figures", var tickets])
{
    return await HistoryFigures.RunAsync(int.Parse(tickets, CultureInfo.InvariantCulture));
}

// dotnet run -c Release --project tests/BracketBot.Benchmarks -- --filter '*'
BenchmarkSwitcher.FromTypes([typeof(OrderBookBenchmarks), typeof(BookReadBenchmarks), typeof(StepBenchmarks), typeof(CardBenchmarks), typeof(UpdateBenchmarks), typeof(HookBenchmarks)]).Run(args);
return 0;
